import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { refill } from '../../../src/slack/answers/refill.ts';
import type { Submitted } from '../../../src/slack/modals/modal.ts';
import {
  checkboxes,
  datePicker,
  multiSelect,
  radios,
  select,
  textInput,
} from '../../../src/slack/views/elements.ts';
import { field, modalView } from '../../../src/slack/views/form.ts';

const sides = [
  { value: 'us', label: 'Us' },
  { value: 'them', label: 'Them' },
];
const blank = { optional: true };
const form = modalView({
  callbackId: 'form',
  title: 'Form',
  submit: 'Save',
  metadata: {},
  blocks: [
    field('text', 'Text', textInput('text', { initial: 'Acme' }), blank),
    field('on', 'On', datePicker('on', '2026-03-02'), blank),
    field('side', 'Side', select('side', sides, { initial: 'us' }), blank),
    field('radio', 'Radio', radios('radio', sides, 'us'), blank),
    field('ticks', 'Ticks', checkboxes('ticks', sides, ['us', 'them']), blank),
    field('many', 'Many', multiSelect('many', sides, ['us']), blank),
  ],
});

function initialsOf({ blocks }: ModalView): Record<string, unknown> {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.type === 'input' && 'element' in block
        ? Object.entries(block.element).filter(([key]) => key.startsWith('initial_'))
        : [],
    ),
  );
}

describe('a form that comes back', () => {
  it('has what was typed', () => {
    const them = { value: 'them', text: { type: 'plain_text' as const, text: 'Them' } };
    const state: Submitted = {
      text: { text: { type: 'plain_text_input', value: 'Globex' } },
      on: { on: { type: 'datepicker', selected_date: '2026-04-01' } },
      side: { side: { type: 'static_select', selected_option: them } },
      ticks: { ticks: { type: 'checkboxes', selected_options: [them] } },
    };

    expect(initialsOf(refill(form, state, {}))).toMatchObject({
      initial_value: 'Globex',
      initial_date: '2026-04-01',
      initial_option: expect.objectContaining({ value: 'us' }),
      initial_options: [expect.objectContaining({ value: 'us' })],
    });
    expect(JSON.stringify(refill(form, state, {}).blocks[2])).toContain(
      '"initial_option":{"value":"them"',
    );
  });

  it('leaves empty what was emptied', () => {
    const state: Submitted = {
      text: { text: { type: 'plain_text_input', value: null } },
      on: { on: { type: 'datepicker', selected_date: null } },
      side: { side: { type: 'static_select', selected_option: null } },
      radio: { radio: { type: 'radio_buttons', selected_option: null } },
      ticks: { ticks: { type: 'checkboxes', selected_options: [] } },
      many: { many: { type: 'multi_static_select', selected_options: [] } },
    };

    expect(initialsOf(refill(form, state, {}))).toEqual({});
  });

  it('has nothing chosen that is not offered any more', () => {
    const gone = { value: 'gone', text: { type: 'plain_text' as const, text: 'Gone' } };
    const state: Submitted = {
      side: { side: { type: 'static_select', selected_option: gone } },
      many: { many: { type: 'multi_static_select', selected_options: [gone] } },
    };
    const { blocks } = refill(form, state, {});

    expect(JSON.stringify(blocks[2])).not.toContain('initial');
    expect(JSON.stringify(blocks[5])).not.toContain('initial');
  });
});
