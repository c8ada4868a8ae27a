import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { PlainText } from '../text/emoji.tsx';
import type { Choice, ChoiceGroup } from './choice.ts';

interface ChoicesProps {
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  readonly note?: string | undefined;
  /** Index of the choice that Enter takes. */
  readonly at: number;
  readonly chosen: readonly Choice[];
  readonly multiple: boolean;
  onPick(choice: Choice): void;
}

interface ChoiceRowProps {
  readonly id: string;
  readonly choice: Choice;
  readonly active: boolean;
  readonly chosen: boolean;
  onPick(choice: Choice): void;
}

function ChoiceRow({ id, choice, active, chosen, onPick }: ChoiceRowProps): JSX.Element {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      class={active ? 'choice choice-active' : 'choice'}
      // The field keeps the focus: a click only picks.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(choice)}
      onKeyDown={(event) => (event.key === 'Enter' ? onPick(choice) : undefined)}
    >
      <span>
        <PlainText text={choice.text} />
      </span>
      {choice.description === undefined ? null : <small>{choice.description}</small>}
    </div>
  );
}

/** The open list of a combobox. */
export function Choices(props: ChoicesProps): JSX.Element {
  const chosenKeys = new Set(props.chosen.map((choice) => choice.key));
  let index = -1;
  const rows = (group: ChoiceGroup): JSX.Element[] =>
    group.choices.map((choice) => {
      index += 1;
      return (
        <ChoiceRow
          key={choice.key}
          id={`${props.id}-${index}`}
          choice={choice}
          active={index === props.at}
          chosen={chosenKeys.has(choice.key)}
          onPick={props.onPick}
        />
      );
    });
  return (
    <div class="choices">
      <div
        id={props.id}
        role="listbox"
        aria-label="Choices"
        aria-multiselectable={props.multiple}
        tabIndex={-1}
      >
        {props.groups.map((group, at) =>
          group.label === undefined ? (
            rows(group)
          ) : (
            <fieldset key={`${at} ${group.label}`} aria-label={group.label}>
              <div class="choice-group" aria-hidden="true">
                {group.label}
              </div>
              {rows(group)}
            </fieldset>
          ),
        )}
      </div>
      {props.note === undefined ? null : (
        <div class="choice-note" role="status">
          {props.note}
        </div>
      )}
    </div>
  );
}
