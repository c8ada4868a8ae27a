import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import type { JSX } from 'preact';
import { TextObject } from '../text/text-object.tsx';
import { optionChoice } from './choice.ts';
import { chosenList, stateOf } from './initial-value.ts';
import { type Placement, useElement } from './use-element.ts';

interface ChecksProps {
  readonly element: Checkboxes | RadioButtons;
  readonly placement: Placement;
}

function keyOf(option: unknown): string {
  return typeof option === 'object' && option !== null && 'value' in option
    ? String(option.value)
    : '';
}

interface CheckProps {
  readonly option: Option;
  readonly kind: 'checkbox' | 'radio';
  readonly name: string;
  readonly checked: boolean;
  readonly autoFocus: boolean;
  onToggle(): void;
}

function Check({ option, kind, name, checked, autoFocus, onToggle }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input type={kind} name={name} checked={checked} autofocus={autoFocus} onChange={onToggle} />
      <span>
        <TextObject text={option.text} />
        {option.description === undefined ? null : (
          <small>
            <TextObject text={option.description} />
          </small>
        )}
      </span>
    </label>
  );
}

/** Checkboxes and radio buttons: one group, named by its label. */
export function ChecksElement({ element, placement }: ChecksProps): JSX.Element {
  const state = useElement(element, placement);
  const radio = element.type === 'radio_buttons';
  const chosen = new Set(chosenList(state.value).map(keyOf));
  const toggle = (option: Option): void => {
    const key = keyOf(option);
    const next = element.options.filter((one) => chosen.has(keyOf(one)) !== (keyOf(one) === key));
    state.change(stateOf(element.type, radio ? option : next));
  };
  return (
    <fieldset
      id={placement.inputId}
      class="checks"
      // A group of boxes knows no "required".
      {...(radio ? { role: 'radiogroup' as const, 'aria-required': placement.required } : {})}
      tabIndex={-1}
      aria-labelledby={placement.labelId}
      aria-label={placement.labelId === undefined ? 'Choices' : undefined}
      aria-describedby={placement.describedBy}
      aria-invalid={placement.invalid}
    >
      {element.options.map((option, index) => (
        <Check
          key={optionChoice(option).key}
          option={option}
          kind={radio ? 'radio' : 'checkbox'}
          name={placement.inputId}
          checked={chosen.has(keyOf(option))}
          autoFocus={element.focus_on_load === true && index === 0}
          onToggle={() => toggle(option)}
        />
      ))}
    </fieldset>
  );
}
