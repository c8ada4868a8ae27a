import type { MultiSelect, Option, Select } from '@slack/types';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { StateValue } from '../../acts.ts';
import { useSurface } from '../blocks/surface.ts';
import { type Choice, type ChoiceGroup, matching, optionChoice, optionGroups } from './choice.ts';
import { Combobox } from './combobox.tsx';
import { useExternalOptions } from './external-options.ts';
import { chosenList, stateOf } from './initial-value.ts';
import { usePlaces } from './places.ts';
import { type Placement, useElement } from './use-element.ts';

type AnySelect = Select | MultiSelect;

interface SelectProps<T extends AnySelect> {
  readonly element: T;
  readonly placement: Placement;
}

type StaticKind = Extract<AnySelect, { type: 'static_select' | 'multi_static_select' }>;
type ExternalKind = Extract<AnySelect, { type: 'external_select' | 'multi_external_select' }>;
type PlaceKind = Exclude<AnySelect, StaticKind | ExternalKind>;

function isOption(value: unknown): value is Option {
  return typeof value === 'object' && value !== null && 'text' in value;
}

/** What is chosen, as choices: options as they were given, ids by the name they have here. */
function chosenChoices(value: StateValue, groups: readonly ChoiceGroup[]): readonly Choice[] {
  const known = new Map(groups.flatMap((group) => group.choices).map((one) => [one.key, one]));
  return chosenList(value).flatMap((one) => {
    if (isOption(one)) return [optionChoice(one)];
    if (typeof one !== 'string') return [];
    return [known.get(one) ?? { key: one, text: one, value: one }];
  });
}

interface BoxProps extends SelectProps<AnySelect> {
  /** All there is to choose from, to name what is already chosen. */
  readonly all: readonly ChoiceGroup[];
  readonly groups: readonly ChoiceGroup[];
  readonly note?: string | undefined;
  onQuery(query: string): void;
}

function SelectBox(props: BoxProps): JSX.Element {
  const { element, placement, groups } = props;
  const state = useElement(element, placement);
  const multiple = element.type.startsWith('multi_');
  const choose = (chosen: readonly Choice[]): void => {
    const values = chosen.map((choice) => choice.value);
    state.change(stateOf(element.type, multiple ? values : (values[0] ?? null)));
  };
  return (
    <Combobox
      placement={placement}
      placeholder={element.placeholder?.text ?? (multiple ? 'Choose' : 'Choose one')}
      multiple={multiple}
      limit={'max_selected_items' in element ? element.max_selected_items : undefined}
      chosen={chosenChoices(state.value, props.all)}
      groups={groups}
      note={props.note ?? (groups.length === 0 ? 'No results' : undefined)}
      autoFocus={element.focus_on_load}
      clearable={placement.labelId !== undefined && placement.required !== true}
      busy={state.busy}
      onQuery={props.onQuery}
      onChange={choose}
    />
  );
}

/** A list the page has: filtered as one types. */
function ListSelect({ all, ...rest }: SelectProps<AnySelect> & Pick<BoxProps, 'all'>): JSX.Element {
  const [query, setQuery] = useState('');
  return <SelectBox {...rest} all={all} groups={matching(all, query)} onQuery={setQuery} />;
}

function ExternalSelect({ element, placement }: SelectProps<ExternalKind>): JSX.Element {
  const surface = useSurface();
  const options = useExternalOptions(element.min_query_length, (query) =>
    surface.suggest(placement.blockId, element.action_id ?? '', query),
  );
  return (
    <SelectBox
      element={element}
      placement={placement}
      all={[]}
      groups={options.groups}
      note={options.note}
      onQuery={options.ask}
    />
  );
}

function PlaceSelect({ element, placement }: SelectProps<PlaceKind>): JSX.Element {
  const places = usePlaces();
  return <ListSelect element={element} placement={placement} all={places(element)} />;
}

export function SelectElement({ element, placement }: SelectProps<AnySelect>): JSX.Element {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return <ListSelect element={element} placement={placement} all={optionGroups(element)} />;
    case 'external_select':
    case 'multi_external_select':
      return <ExternalSelect element={element} placement={placement} />;
    default:
      return <PlaceSelect element={element} placement={placement} />;
  }
}
