/** One thing that can be chosen from a list. */
export interface Choice {
  readonly key: string;
  readonly text: string;
  readonly description?: string | undefined;
  /** What goes into `state.values`: Slack's option object, or an id. */
  readonly value: unknown;
}

export interface ChoiceGroup {
  readonly label?: string | undefined;
  readonly choices: readonly Choice[];
}

export function flatten(groups: readonly ChoiceGroup[]): readonly Choice[] {
  return groups.flatMap((group) => group.choices);
}

interface OptionLike {
  readonly text: { readonly text: string };
  readonly value?: string | undefined;
  readonly description?: { readonly text: string } | undefined;
}

export function optionChoice(option: OptionLike): Choice {
  return {
    key: option.value ?? option.text.text,
    text: option.text.text,
    description: option.description?.text,
    value: option,
  };
}

interface OptionLists {
  readonly options?: readonly OptionLike[] | undefined;
  readonly option_groups?:
    | readonly {
        readonly label: { readonly text: string };
        readonly options: readonly OptionLike[];
      }[]
    | undefined;
}

export function optionGroups(lists: OptionLists): readonly ChoiceGroup[] {
  if (lists.option_groups !== undefined) {
    return lists.option_groups.map((group) => ({
      label: group.label.text,
      choices: group.options.map(optionChoice),
    }));
  }
  return [{ choices: (lists.options ?? []).map(optionChoice) }];
}

/** The groups that hold what was typed, as Slack filters its own lists. */
export function matching(groups: readonly ChoiceGroup[], query: string): readonly ChoiceGroup[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return groups;
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter((choice) => choice.text.toLowerCase().includes(wanted)),
    }))
    .filter((group) => group.choices.length > 0);
}
