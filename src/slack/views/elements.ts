import type {
  Button,
  Checkboxes,
  Datepicker,
  ExternalSelect,
  MultiStaticSelect,
  Overflow,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { cut, limits } from './limits.ts';
import { plainLine } from './mrkdwn.ts';

/** One thing to choose: `value` is ours, `label` may be what a person typed. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: plainLine(text, max) || ' ', emoji: false };
}

export function option({ value, label, description }: Option): PlainTextOption {
  return {
    text: plain(label, limits.optionText),
    value,
    ...(description === undefined
      ? {}
      : { description: plain(description, limits.optionDescription) }),
  };
}

export function button(
  actionId: string,
  label: string,
  value: string,
  style?: 'primary' | 'danger',
): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.buttonText),
    value: cut(value, limits.buttonValue),
    ...(style === undefined ? {} : { style }),
  };
}

export function overflow(actionId: string, options: readonly Option[]): Overflow {
  return {
    type: 'overflow',
    action_id: actionId,
    options: options.slice(0, limits.overflowOptions).map(option),
  };
}

export function textInput(
  actionId: string,
  {
    initial,
    placeholder,
    multiline = false,
    max = limits.inputText,
  }: {
    readonly initial?: string | undefined;
    readonly placeholder?: string | undefined;
    readonly multiline?: boolean;
    readonly max?: number;
  } = {},
): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: actionId,
    multiline,
    max_length: max,
    ...(initial === undefined || initial === '' ? {} : { initial_value: cut(initial, max) }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, limits.placeholder) }),
  };
}

/** `initial` names one of the options by value; one that is not among them is not preset. */
export function select(
  actionId: string,
  options: readonly Option[],
  {
    initial,
    placeholder,
  }: { readonly initial?: string | undefined; readonly placeholder?: string } = {},
): StaticSelect {
  const shown = options.slice(0, limits.options);
  const preset = shown.find((one) => one.value === initial);
  return {
    type: 'static_select',
    action_id: actionId,
    options: shown.map(option),
    ...(preset === undefined ? {} : { initial_option: option(preset) }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, limits.placeholder) }),
  };
}

export function multiSelect(
  actionId: string,
  options: readonly Option[],
  initial: readonly string[] = [],
): MultiStaticSelect {
  const shown = options.slice(0, limits.options);
  const preset = shown.filter((one) => initial.includes(one.value));
  return {
    type: 'multi_static_select',
    action_id: actionId,
    options: shown.map(option),
    ...(preset.length === 0 ? {} : { initial_options: preset.map(option) }),
  };
}

/** A type-ahead; what it offers is asked of `src/slack/options`. */
export function typeAhead(actionId: string, placeholder: string, initial?: Option): ExternalSelect {
  return {
    type: 'external_select',
    action_id: actionId,
    min_query_length: 0,
    placeholder: plain(placeholder, limits.placeholder),
    ...(initial === undefined ? {} : { initial_option: option(initial) }),
  };
}

export function personSelect(actionId: string, initial?: string): UsersSelect {
  return {
    type: 'users_select',
    action_id: actionId,
    ...(initial === undefined ? {} : { initial_user: initial }),
  };
}

export function datePicker(actionId: string, initial?: string): Datepicker {
  return {
    type: 'datepicker',
    action_id: actionId,
    ...(initial === undefined ? {} : { initial_date: initial }),
  };
}

export function radios(
  actionId: string,
  options: readonly Option[],
  initial?: string,
): RadioButtons {
  const shown = options.slice(0, limits.choices);
  const preset = shown.find((one) => one.value === initial);
  return {
    type: 'radio_buttons',
    action_id: actionId,
    options: shown.map(option),
    ...(preset === undefined ? {} : { initial_option: option(preset) }),
  };
}

export function checkboxes(
  actionId: string,
  options: readonly Option[],
  initial: readonly string[] = [],
): Checkboxes {
  const shown = options.slice(0, limits.choices);
  const preset = shown.filter((one) => initial.includes(one.value));
  return {
    type: 'checkboxes',
    action_id: actionId,
    options: shown.map(option),
    ...(preset.length === 0 ? {} : { initial_options: preset.map(option) }),
  };
}
