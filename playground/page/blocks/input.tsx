import type { InputBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.tsx';
import { PlainText } from '../text/emoji.tsx';
import { useSurface } from './surface.ts';

const GROUPS: ReadonlySet<string> = new Set(['checkboxes', 'radio_buttons']);

interface LabelProps {
  readonly block: InputBlock;
  readonly id: string;
}

function Label({ block, id }: LabelProps): JSX.Element {
  const content = (
    <>
      <PlainText text={block.label.text} />
      {block.optional === true ? <span class="optional"> (optional)</span> : null}
    </>
  );
  return GROUPS.has(block.element.type) ? (
    <div id={`${id}-label`} class="input-label">
      {content}
    </div>
  ) : (
    <label id={`${id}-label`} class="input-label" for={id}>
      {content}
    </label>
  );
}

/** A labelled field with its hint and, after a refused submit, its error. */
export function InputBlockView({ block }: { readonly block: InputBlock }): JSX.Element {
  const id = useId();
  const surface = useSurface();
  const blockId = block.block_id ?? '';
  const error = surface.errors[blockId];
  const describedBy = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(block.hint === undefined ? [] : [`${id}-hint`]),
  ].join(' ');
  return (
    <div class={error === undefined ? 'input-block' : 'input-block input-wrong'}>
      <Label block={block} id={id} />
      <Element
        element={block.element}
        placement={{
          blockId,
          inputId: id,
          labelId: `${id}-label`,
          describedBy: describedBy === '' ? undefined : describedBy,
          invalid: error !== undefined,
          required: block.optional !== true,
          dispatches: block.dispatch_action === true,
        }}
      />
      {error === undefined ? null : (
        <p id={`${id}-error`} class="input-error" role="alert">
          {error}
        </p>
      )}
      {block.hint === undefined ? null : (
        <p id={`${id}-hint`} class="input-hint">
          <PlainText text={block.hint.text} />
        </p>
      )}
    </div>
  );
}
