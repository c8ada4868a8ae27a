import type { ActionsBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.tsx';

export function ActionsBlockView({ block }: { readonly block: ActionsBlock }): JSX.Element {
  const id = useId();
  return (
    <div class="actions-block">
      {block.elements.map((element, index) => (
        <Element
          key={element.action_id ?? index}
          element={element}
          placement={{
            blockId: block.block_id ?? '',
            inputId: `${id}-${index}`,
            dispatches: true,
          }}
        />
      ))}
    </div>
  );
}
