import type { StateValue } from '../../acts.ts';

/** For each element: its field in `state.values`, its initial field in the block, its empty value. */
const FIELDS: Readonly<Record<string, readonly [field: string, initial: string, empty: unknown]>> =
  {
    plain_text_input: ['value', 'initial_value', null],
    email_text_input: ['value', 'initial_value', null],
    url_text_input: ['value', 'initial_value', null],
    number_input: ['value', 'initial_value', null],
    datepicker: ['selected_date', 'initial_date', null],
    timepicker: ['selected_time', 'initial_time', null],
    datetimepicker: ['selected_date_time', 'initial_date_time', null],
    static_select: ['selected_option', 'initial_option', null],
    external_select: ['selected_option', 'initial_option', null],
    radio_buttons: ['selected_option', 'initial_option', null],
    checkboxes: ['selected_options', 'initial_options', []],
    multi_static_select: ['selected_options', 'initial_options', []],
    multi_external_select: ['selected_options', 'initial_options', []],
    users_select: ['selected_user', 'initial_user', null],
    multi_users_select: ['selected_users', 'initial_users', []],
    conversations_select: ['selected_conversation', 'initial_conversation', null],
    multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
    channels_select: ['selected_channel', 'initial_channel', null],
    multi_channels_select: ['selected_channels', 'initial_channels', []],
    file_input: ['files', 'initial_files', []],
  };

/** The field of `state.values` that holds what was chosen, `selected_date` for a datepicker. */
function valueField(type: string): string {
  return FIELDS[type]?.[0] ?? 'value';
}

/** An element's value before anyone touched it, in the shape of `state.values`. */
export function initialValue(
  element: { readonly type: string },
  conversation?: string | undefined,
): StateValue {
  const [field, initial, empty] = FIELDS[element.type] ?? ['value', 'initial_value', null];
  const written = new Map<string, unknown>(Object.entries(element));
  const preset =
    conversation !== undefined && written.get('default_to_current_conversation') === true
      ? field.endsWith('s')
        ? [conversation]
        : conversation
      : undefined;
  return { type: element.type, [field]: written.get(initial) ?? preset ?? empty };
}

export function stateOf(type: string, chosen: unknown): StateValue {
  return { type, [valueField(type)]: chosen };
}

/** What was chosen as text: a date, an id, typed text; '' when there is nothing. */
export function chosenText(value: StateValue): string {
  const chosen = value[valueField(value.type)];
  return typeof chosen === 'string' || typeof chosen === 'number' ? String(chosen) : '';
}

/** What was chosen as a list, for elements of one choice as well. */
export function chosenList(value: StateValue): readonly unknown[] {
  const chosen = value[valueField(value.type)];
  if (chosen === null || chosen === undefined) return [];
  return Array.isArray(chosen) ? chosen : [chosen];
}
