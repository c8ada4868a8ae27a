import type { IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import type { ContactKind, Facts, Person } from './facts.ts';
import { signerSawDemo, signers } from './gates.ts';
import { isStepDone } from './last-contact.ts';
import { normaliseWords } from './text.ts';

interface Said {
  readonly contact: ContactKind;
  readonly text?: string | undefined;
  /** Who was picked from the people of the deal. */
  readonly personId?: string | undefined;
}

/** Whom of the deal's people a contact was with: who was picked, or is named in it or in the step that it does. */
export function whoWasThere(deal: Deal, said: Said, on: IsoDate): readonly Person[] {
  const { people = [] } = deal.facts;
  const step = isStepDone(deal, said.contact, on) ? deal.nextStep : undefined;
  const picked = said.personId ?? step?.meeting?.personId;
  const byId = people.filter((person) => person.id === picked);
  return byId.length > 0 ? byId : namedIn(people, `${said.text ?? ''}\n${step?.text ?? ''}`);
}

const introduces = new Set(['with', 'to', 'for', 'by', 'and', '&', 'of', 'mit']);

/** By the whole name, or by a part that only one of them has and that reads as a name. */
function namedIn(people: readonly Person[], text: string): readonly Person[] {
  const typed = text.split(/\s+/);
  const words = typed.map((word) => normaliseWords(word));
  const spoken = ` ${words.flat().join(' ')} `;
  const asName = new Set(
    words.flatMap((parts, n) => {
      const before = typed[n - 1] ?? '';
      const isName = /^\P{L}*\p{Lu}/u.test(typed[n] ?? '') || introduces.has(before.toLowerCase());
      return parts.length === 1 && (isName || before.endsWith(',')) ? parts : [];
    }),
  );
  const names = people.map((person) => normaliseWords(person.name));
  return people.filter((_, at) => {
    const own = names[at] ?? [];
    const isAlone = (part: string) => names.filter((other) => other.includes(part)).length === 1;
    return (
      (own.length > 0 && spoken.includes(` ${own.join(' ')} `)) ||
      own.some((part) => asName.has(part) && isAlone(part))
    );
  });
}

/** A meeting, a demo or a contract that was logged ticks its criterion, and is remembered of who was there. */
export function learnt(
  facts: Facts,
  kind: ContactKind,
  there: readonly Person[],
  on: IsoDate,
): Facts {
  if (kind === 'contract-sent') return { ...facts, contractSentOn: on };
  if (kind !== 'met' && kind !== 'demo') return facts;
  const people = (facts.people ?? []).map((person) =>
    there.some(({ id }) => id === person.id) ? seen(person, kind, on) : person,
  );
  const known = people.length === 0 ? facts : { ...facts, people };
  if (kind === 'met') return { ...known, firstMeetingOn: facts.firstMeetingOn ?? on };
  const earlier = facts.demo !== 'not-needed' && facts.demo?.seenBySigner === true;
  const seenBySigner = earlier || signers(there).length > 0;
  const next = { ...known, demo: { on, seenBySigner } };
  const isUnclear = there.length === 0 && !signerSawDemo(next) && signers(people).length > 0;
  return isUnclear ? { ...next, demo: { ...next.demo, unclear: true } } : next;
}

function seen(person: Person, kind: 'met' | 'demo', on: IsoDate): Person {
  const met = { ...person, metOn: person.metOn ?? on };
  return kind === 'met' ? met : { ...met, sawDemoOn: person.sawDemoOn ?? on };
}

/** Who can sign, as long as it is not said whether one of them saw the demo that was held; else nobody. */
export function mayHaveSeen(facts: Facts): readonly Person[] {
  const { demo } = facts;
  const isOpen = demo !== undefined && demo !== 'not-needed' && demo.unclear === true;
  return isOpen && !signerSawDemo(facts) ? signers(facts.people).slice(0, 4) : [];
}
