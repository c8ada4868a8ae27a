import type { StateValue, StateValues } from './acts.ts';
import { type Json, list, record, records, text } from './json.ts';

/* What `state.values` says of a view or message: what was typed, else the initial value, else empty. */

const empty: Readonly<Record<string, (element: Json) => Json>> = {
  plain_text_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  email_text_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  url_text_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  number_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  datepicker: ({ initial_date }) => ({ selected_date: initial_date ?? null }),
  timepicker: ({ initial_time, timezone }) => ({
    selected_time: initial_time ?? null,
    ...(timezone ? { timezone } : {}),
  }),
  datetimepicker: ({ initial_date_time }) => ({ selected_date_time: initial_date_time ?? null }),
  static_select: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  external_select: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  radio_buttons: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  checkboxes: ({ initial_options }) => ({ selected_options: list(initial_options) }),
  multi_static_select: ({ initial_options }) => ({ selected_options: list(initial_options) }),
  multi_external_select: ({ initial_options }) => ({ selected_options: list(initial_options) }),
  users_select: ({ initial_user }) => ({ selected_user: initial_user ?? null }),
  multi_users_select: ({ initial_users }) => ({ selected_users: list(initial_users) }),
  conversations_select: ({ initial_conversation }) => ({
    selected_conversation: initial_conversation ?? null,
  }),
  multi_conversations_select: ({ initial_conversations }) => ({
    selected_conversations: list(initial_conversations),
  }),
  channels_select: ({ initial_channel }) => ({ selected_channel: initial_channel ?? null }),
  multi_channels_select: ({ initial_channels }) => ({ selected_channels: list(initial_channels) }),
  rich_text_input: ({ initial_value }) => ({ rich_text_value: initial_value ?? null }),
  file_input: () => ({ files: [] }),
};

/** The interactive elements of a block, buttons included. */
export function elementsOf(block: Json): readonly Json[] {
  if (block.type === 'input') return [record(block.element)];
  if (block.type === 'section') return block.accessory ? [record(block.accessory)] : [];
  if (block.type === 'container') return records(block.child_blocks).flatMap(elementsOf);
  return block.type === 'actions' || block.type === 'context_actions' || block.type === 'card'
    ? records(block.type === 'card' ? block.actions : block.elements)
    : [];
}

function currentValue(element: Json, typed: StateValue | undefined): StateValue | undefined {
  const type = text(element.type);
  if (typed && typed.type === type) return typed;
  const initial = empty[type];
  return initial && { type, ...initial(element) };
}

export function stateOf(blocks: readonly Json[], typed: StateValues): StateValues {
  const values: Record<string, Record<string, StateValue>> = {};
  for (const block of blocks) {
    const blockId = text(block.block_id);
    for (const element of elementsOf(block)) {
      const actionId = text(element.action_id);
      const value = currentValue(element, typed[blockId]?.[actionId]);
      if (value) values[blockId] = { ...values[blockId], [actionId]: value };
    }
  }
  return values;
}

/** Whether the field holds nothing that Slack would let an obligatory field be sent with. */
export const isBlank = (value: StateValue | undefined): boolean =>
  Object.entries(value ?? {}).every(
    ([key, entry]) =>
      key === 'type' ||
      key === 'timezone' ||
      entry === null ||
      entry === undefined ||
      entry === '' ||
      (Array.isArray(entry) && entry.length === 0),
  );
