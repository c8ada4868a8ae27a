import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { DateTime } from 'luxon';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StateValue } from '../../acts.ts';
import { useNames } from '../text/names.ts';
import { chosenText, stateOf } from './initial-value.ts';
import { type Placement, useElement } from './use-element.ts';

interface DateProps {
  readonly element: Datepicker | Timepicker | DateTimepicker;
  readonly placement: Placement;
}

const FIELDS = {
  datepicker: { type: 'date', label: 'Select a date' },
  timepicker: { type: 'time', label: 'Select a time' },
  datetimepicker: { type: 'datetime-local', label: 'Select date and time' },
} as const;

/** A date typed by keyboard passes through years like 0002: it is sent once typing rests. */
const REST_MS = 700;

function shown(value: StateValue, zone: string): string {
  const text = chosenText(value);
  if (value.type !== 'datetimepicker' || text === '') return text;
  return DateTime.fromSeconds(Number(text), { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

function written(element: DateProps['element'], text: string, zone: string): StateValue {
  const extra =
    'timezone' in element && element.timezone !== undefined ? { timezone: element.timezone } : {};
  if (text === '') return { ...stateOf(element.type, null), ...extra };
  const chosen =
    element.type === 'datetimepicker' ? DateTime.fromISO(text, { zone }).toSeconds() : text;
  return { ...stateOf(element.type, chosen), ...extra };
}

/** The browser's own pickers: keyboard, screen reader and phone are theirs. */
export function DateElement({ element, placement }: DateProps): JSX.Element {
  const state = useElement(element, placement);
  const zone = useNames().viewer.timeZone;
  const unsent = useRef<StateValue | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const field = FIELDS[element.type];

  const flush = (): void => {
    clearTimeout(timer.current);
    const value = unsent.current;
    unsent.current = undefined;
    if (value !== undefined) state.send(value);
  };
  const typed = (text: string): void => {
    const value = written(element, text, zone);
    state.keep(value);
    if (!placement.dispatches) return;
    unsent.current = value;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, REST_MS);
  };
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  const input = (
    <input
      id={placement.inputId}
      class="date-field"
      type={field.type}
      value={shown(state.value, zone)}
      aria-label={placement.labelId === undefined ? (placeholder ?? field.label) : undefined}
      aria-describedby={placement.describedBy}
      aria-invalid={placement.invalid}
      aria-required={placement.required}
      autofocus={element.focus_on_load}
      title={element.type === 'datetimepicker' ? `In ${zone}` : placeholder}
      onInput={(event) => typed(event.currentTarget.value)}
      onBlur={flush}
    />
  );
  // Outside of an input block nothing else says what the date is for.
  return placement.labelId === undefined && placeholder !== undefined ? (
    <span class="date-box">
      <span aria-hidden="true">{placeholder}</span>
      {input}
    </span>
  ) : (
    input
  );
}
