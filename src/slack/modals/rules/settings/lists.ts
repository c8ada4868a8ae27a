import { editList, type ListEntry } from '../../../../domain/choice-changes.ts';
import type { Settings } from '../../../../domain/settings.ts';
import type { Edited } from '../../../change-rules.ts';
import { multiSelect, select, textInput } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import type { Submitted } from '../../modal.ts';
import { allChosenIn, chosenIn, typedIn } from '../../submitted.ts';
import type { SettingsForm } from '../settings-form.ts';

type ListName = 'sources' | 'lossReasons' | 'winReasons' | 'unqualifiedReasons' | 'profiles';

interface ListForm {
  readonly part: string;
  readonly title: string;
  readonly list: ListName;
  readonly example: string;
}

const lists: readonly ListForm[] = [
  { part: 'sources', title: 'Lead sources', list: 'sources', example: 'Partner' },
  {
    part: 'loss-reasons',
    title: 'Reasons for a loss',
    list: 'lossReasons',
    example: 'Merged with another company',
  },
  {
    part: 'win-reasons',
    title: 'What decides a win',
    list: 'winReasons',
    example: 'Our references',
  },
  {
    part: 'not-a-fit-reasons',
    title: 'Reasons for Not a fit',
    list: 'unqualifiedReasons',
    example: 'Outside of our region',
  },
  {
    part: 'profiles',
    title: 'Customer profiles',
    list: 'profiles',
    example: 'SaaS team: 10 to 50 people, one who decides',
  },
];

/** Forms of the lists that people pick from; an entry keeps its id for life. */
export const listForms: readonly SettingsForm[] = lists.map(({ part, title, list, example }) => ({
  part,
  title,
  blocks: (settings) => blocksOf(settings[list], list === 'profiles', example),
  read: (state) => ({ edit: (now) => edited(now, list, state) }),
}));

function blocksOf(entries: readonly ListEntry[], described: boolean, example: string) {
  const options = entries.map(({ id, label }) => ({ value: id, label }));
  const offered = entries.flatMap(({ id, active }) => (active ? [id] : []));
  return [
    ...(options.length === 0
      ? []
      : [
          field('offered', 'To choose from', multiSelect('offered', options, offered), {
            optional: true,
            hint: 'Take one out to switch it off. Deals that have it keep it.',
          }),
        ]),
    field('add', 'Add', textInput('add', { multiline: true, placeholder: example }), {
      optional: true,
      hint: described ? 'One per line: the name, a colon, what they are like' : 'One per line',
    }),
    ...(options.length === 0
      ? []
      : [
          field('rename', 'Rename', select('rename', options), { optional: true }),
          field('name', 'Its new name', textInput('name', { max: described ? 500 : 75 }), {
            optional: true,
          }),
        ]),
  ];
}

function edited(now: Settings, list: ListName, state: Submitted): Edited<Settings> {
  const described = list === 'profiles';
  const id = chosenIn(state, 'rename');
  const name = typedIn(state, 'name');
  if (id !== undefined && name === undefined) return no('name', 'What is its new name?');
  if (id === undefined && name !== undefined) return no('rename', 'Which one gets the new name?');
  const lines = (typedIn(state, 'add') ?? '').split('\n').filter((line) => line.trim() !== '');
  const rename =
    id === undefined || name === undefined ? {} : { rename: { id, ...named(name, described) } };
  const entries: readonly ListEntry[] = now[list];
  const result = editList(
    entries,
    {
      offered: allChosenIn(state, 'offered'),
      add: lines.map((line) => named(line, described)),
      ...rename,
    },
    { mayBeEmpty: described },
  );
  if (!result.ok) return no(result.field === 'rename' ? 'name' : result.field, result.say);
  return {
    ok: true,
    next: described ? withProfiles(now, result.entries) : { ...now, [list]: result.entries },
  };
}

function withProfiles(now: Settings, entries: readonly ListEntry[]): Settings {
  const profiles = entries.map((entry) => ({ description: '', ...entry }));
  return { ...now, profiles };
}

/** `SaaS team: 10 to 50 people`; a list without descriptions takes the whole line as its name. */
function named(line: string, described: boolean): { label: string; description?: string } {
  const at = line.indexOf(':');
  if (!described || at < 0)
    return { label: line.trim(), ...(described ? { description: '' } : {}) };
  return {
    label: line.slice(0, at).trim(),
    description: line
      .slice(at + 1)
      .trim()
      .slice(0, 500),
  };
}

function no(block: string, say: string): Edited<Settings> {
  return { ok: false, errors: { [block]: say } };
}
