import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import type { JSX } from 'preact';
import { chosenText, stateOf } from './initial-value.ts';
import { type Placement, useElement } from './use-element.ts';

type TextKind = EmailInput | NumberInput | PlainTextInput | URLInput;

interface TextProps {
  readonly element: TextKind;
  readonly placement: Placement;
}

const MODES = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

/** All four as text fields, so that what was typed stays visible even when it is no number. */
export function TextElement({ element, placement }: TextProps): JSX.Element {
  const state = useElement(element, placement);
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const onInput = (text: string): void => {
    const value = stateOf(element.type, text === '' ? null : text);
    state.keep(value);
    if (placement.dispatches && triggers.includes('on_character_entered')) state.send(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || multiline || !placement.dispatches) return;
    if (!triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    state.send(state.value);
  };
  const common = {
    id: placement.inputId,
    class: 'text-field',
    value: chosenText(state.value),
    placeholder: element.placeholder?.text,
    maxLength: element.type === 'plain_text_input' ? element.max_length : undefined,
    'aria-describedby': placement.describedBy,
    'aria-invalid': placement.invalid,
    'aria-required': placement.required,
    autofocus: element.focus_on_load,
    autocomplete: 'off',
    onKeyDown,
  } as const;
  return multiline ? (
    <textarea {...common} rows={4} onInput={(event) => onInput(event.currentTarget.value)} />
  ) : (
    <input
      {...common}
      type="text"
      inputMode={MODES[element.type]}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
