import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { type Choice, type ChoiceGroup, flatten } from './choice.ts';
import { Choices } from './combobox-choices.tsx';
import { Popup } from './popup.tsx';
import type { Placement } from './use-element.ts';

export interface ComboboxProps {
  readonly placement: Placement;
  readonly placeholder: string;
  readonly multiple: boolean;
  readonly limit?: number | undefined;
  readonly chosen: readonly Choice[];
  readonly groups: readonly ChoiceGroup[];
  /** Shown in the open list instead of choices: "Keep typing", "No results". */
  readonly note?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly clearable?: boolean | undefined;
  readonly busy?: boolean;
  onQuery(query: string): void;
  onChange(chosen: readonly Choice[]): void;
}

interface Box {
  readonly open: boolean;
  readonly query: string;
  readonly at: number;
}

const CLOSED: Box = { open: false, query: '', at: 0 };

interface Moves {
  open(): void;
  close(): void;
  type(query: string): void;
  move(by: number): void;
  pick(choice: Choice | undefined): void;
  dropLast(): void;
}

function useMoves(
  props: ComboboxProps,
  box: Box,
  setBox: (box: Box) => void,
  shown: readonly Choice[],
): Moves {
  const isChosen = (choice: Choice): boolean => props.chosen.some((one) => one.key === choice.key);
  const toggled = (choice: Choice): readonly Choice[] => {
    if (!props.multiple) return [choice];
    if (isChosen(choice)) return props.chosen.filter((one) => one.key !== choice.key);
    return props.chosen.length >= (props.limit ?? Infinity)
      ? props.chosen
      : [...props.chosen, choice];
  };
  const query = (text: string, open: boolean): void => {
    setBox({ open, query: text, at: 0 });
    props.onQuery(text);
  };
  return {
    open: () => (box.open ? undefined : query('', true)),
    close: () => setBox(CLOSED),
    type: (text) => query(text, true),
    move: (by) =>
      box.open
        ? setBox({ ...box, at: (box.at + by + shown.length) % Math.max(1, shown.length) })
        : query('', true),
    pick: (choice) => {
      if (choice === undefined || !box.open) return;
      props.onChange(toggled(choice));
      setBox(CLOSED);
    },
    dropLast: () => props.onChange(props.chosen.slice(0, -1)),
  };
}

/** True when the key was the list's own. */
function onKey(key: string, box: Box, moves: Moves, shown: readonly Choice[]): boolean {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      moves.move(key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'Enter':
      if (box.open) moves.pick(shown[box.at]);
      else moves.open();
      return true;
    case 'Escape':
    case 'Tab':
      moves.close();
      return box.open && key === 'Escape';
    default:
      return false;
  }
}

/** Choosing by typing: every select of Block Kit, of one choice or of many. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const [box, setBox] = useState(CLOSED);
  const anchor = useRef<HTMLDivElement>(null);
  const listId = useId();
  const shown = flatten(props.groups);
  const moves = useMoves(props, box, setBox, shown);
  return (
    <div ref={anchor} class="combobox">
      {props.multiple ? <Chips {...props} /> : null}
      <Field {...props} box={box} moves={moves} listId={listId} shown={shown} />
      {props.clearable === true && !props.multiple && props.chosen.length > 0 ? (
        <button
          type="button"
          class="combobox-clear"
          aria-label="Clear choice"
          onClick={() => props.onChange([])}
        >
          ✕
        </button>
      ) : null}
      {box.open ? (
        <Popup anchor={anchor} wide onDismiss={moves.close}>
          <Choices
            id={listId}
            groups={props.groups}
            note={props.note}
            at={box.at}
            chosen={props.chosen}
            multiple={props.multiple}
            onPick={moves.pick}
          />
        </Popup>
      ) : null}
    </div>
  );
}

function Chips({ chosen, onChange }: ComboboxProps): JSX.Element {
  return (
    <>
      {chosen.map((choice) => (
        <span key={choice.key} class="chip">
          {choice.text}
          <button
            type="button"
            aria-label={`Remove ${choice.text}`}
            onClick={() => onChange(chosen.filter((one) => one.key !== choice.key))}
          >
            ✕
          </button>
        </span>
      ))}
    </>
  );
}

interface FieldProps extends ComboboxProps {
  readonly box: Box;
  readonly moves: Moves;
  readonly listId: string;
  readonly shown: readonly Choice[];
}

function Field(props: FieldProps): JSX.Element {
  const { box, moves, placement, shown, multiple, chosen } = props;
  const single = multiple ? '' : (chosen[0]?.text ?? '');
  const empty = multiple ? chosen.length === 0 : single === '';
  return (
    <input
      id={placement.inputId}
      class={empty ? 'combobox-field' : 'combobox-field combobox-filled'}
      role="combobox"
      type="text"
      autocomplete="off"
      aria-expanded={box.open}
      aria-controls={box.open ? props.listId : undefined}
      aria-autocomplete="list"
      aria-activedescendant={box.open && shown[box.at] ? `${props.listId}-${box.at}` : undefined}
      aria-label={placement.labelId === undefined ? props.placeholder : undefined}
      aria-describedby={placement.describedBy}
      aria-invalid={placement.invalid}
      aria-required={placement.required}
      aria-busy={props.busy}
      autofocus={props.autoFocus}
      placeholder={box.open && single !== '' ? single : empty ? props.placeholder : ''}
      value={box.open ? box.query : single}
      onClick={moves.open}
      onInput={(event) => moves.type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Backspace' && box.query === '' && multiple) moves.dropLast();
        if (!onKey(event.key, box, moves, shown)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
