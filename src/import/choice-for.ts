import { ChoiceId } from '../domain/ids.ts';
import type { Choice } from '../domain/settings.ts';
import { normaliseWords } from '../domain/text.ts';
import { sameLabel } from './look-up.ts';

/** The entry of an editable list that a file means, by id or label. */
export function choiceFor(list: readonly Choice[], said: string): Choice | undefined {
  return (
    list.find((one) => one.id === said) ?? list.find((one) => sameLabel(one.label, kept(said)))
  );
}

/**
 * The list with an entry for each label that it lacks. The new ones are inactive: what was imported
 * has its name, and nobody is offered the words of another tool.
 */
export function withChoices(list: readonly Choice[], labels: readonly string[]): readonly Choice[] {
  const known = [...list];
  for (const label of labels) {
    if (choiceFor(known, label) !== undefined) continue;
    known.push({ id: freeId(known, label), label: kept(label), active: false });
  }
  return known.length === list.length ? list : known;
}

/** What of a label is kept: whole characters, no more than a menu could ever show. */
function kept(label: string): string {
  return [...label].slice(0, 200).join('');
}

function freeId(list: readonly Choice[], label: string): ChoiceId {
  const base = normaliseWords(label).join('-').slice(0, 40) || 'imported';
  const taken = new Set<string>(list.map((one) => one.id));
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return ChoiceId.parse(id);
}
