import type { SectionBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.tsx';
import { TextObject } from '../text/text-object.tsx';

const NAMED_BY_THEMSELVES: ReadonlySet<string> = new Set(['button', 'overflow', 'image']);

export function SectionBlockView({ block }: { readonly block: SectionBlock }): JSX.Element {
  const id = useId();
  const { text, fields, accessory } = block;
  const labelled = text !== undefined && !NAMED_BY_THEMSELVES.has(accessory?.type ?? '');
  return (
    <div class="section-block">
      <div class="section-text">
        {text === undefined ? null : (
          <div id={`${id}-text`} class="section-lead">
            <TextObject text={text} />
          </div>
        )}
        {fields === undefined ? null : (
          <div class="section-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory === undefined ? null : (
        <div class="section-accessory">
          <Element
            element={accessory}
            placement={{
              blockId: block.block_id ?? '',
              inputId: id,
              dispatches: true,
              ...(labelled && accessory.type === 'checkboxes' ? { labelId: `${id}-text` } : {}),
            }}
          />
        </div>
      )}
    </div>
  );
}
