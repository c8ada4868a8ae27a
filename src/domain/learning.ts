import { sayCard } from './change.ts';
import type { IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { edit } from './edits.ts';
import type { Need, Person } from './facts.ts';
import type { Member } from './member.ts';
import { activityOf } from './notes.ts';
import { outsider } from './permits.ts';
import { sameName } from './text.ts';

/** What is learnt of somebody on the customer's side; an absent key leaves what is known. */
export interface PersonAsk {
  /** Absent: somebody new, unless one of that name is known. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly canSign?: boolean | undefined;
  readonly metOn?: IsoDate | undefined;
  readonly sawDemoOn?: IsoDate | undefined;
  /** What was emptied. */
  readonly forget?: readonly Exclude<keyof Person, 'id' | 'name'>[];
}

/** Adds a person or what is new about one; who saw a demo was met. */
export function knowPerson(deal: Deal, member: Member, act: Act, ask: PersonAsk): Decision {
  const people = deal.facts.people ?? [];
  const name = ask.name?.trim() ?? '';
  const known = people.find((one) =>
    ask.id === undefined ? sameName(one.name, name) : one.id === ask.id,
  );
  if (known === undefined && ask.id !== undefined) {
    return bad('Person', 'That person was taken off this deal meanwhile. Add them anew.');
  }
  if (known === undefined && name === '') return bad('Name', 'What is their name?');
  const before = known ?? { id: `${act.key}-p${people.length + 1}`, name };
  const person = withLearnt(before, { ...ask, name });
  const next =
    known === undefined
      ? [...people, person]
      : people.map((one) => (one.id === known.id ? person : one));
  return edit(deal, member, act, { facts: { people: next } });
}

function withLearnt(before: Person, { forget = [], ...ask }: PersonAsk): Person {
  const kept = Object.entries(before).filter(([key]) => !forget.some((one) => one === key));
  const metOn = ask.metOn ?? (forget.includes('metOn') ? undefined : before.metOn) ?? ask.sawDemoOn;
  const role = ask.role?.trim() ?? '';
  return {
    ...Object.fromEntries(kept),
    id: before.id,
    name: ask.name === undefined || ask.name === '' ? before.name : ask.name,
    ...(role === '' ? {} : { role }),
    ...(ask.canSign === undefined ? {} : { canSign: ask.canSign }),
    ...(metOn === undefined ? {} : { metOn }),
    ...(ask.sawDemoOn === undefined ? {} : { sawDemoOn: ask.sawDemoOn }),
  };
}

export interface NeedAsk extends Need {
  /** How the need that is changed began when its person saw it; absent: a new one. */
  readonly was?: string | undefined;
}

/** How much of a need tells it from the others. */
const NEED_MARK = 200;

export function needMark(need: Need): string {
  return need.need.slice(0, NEED_MARK);
}

/** Adds a need, changes one, or, emptied, takes it off: need → our answer → worth to them. */
export function knowNeed(deal: Deal, member: Member, act: Act, ask: NeedAsk): Decision {
  const needs = deal.facts.needs ?? [];
  const { was, ...typed } = ask;
  const at = was === undefined ? -1 : needs.findIndex((one) => needMark(one) === was);
  if (was !== undefined && at < 0) {
    return bad('Need', 'Somebody changed that need meanwhile. Look at the deal again.');
  }
  if (at < 0 && typed.need.trim() === '') return bad('Need', 'What do they need?');
  const gone = typed.need.trim() === '';
  const next =
    at < 0
      ? [...needs, typed]
      : needs.flatMap((one, n) => (n !== at ? [one] : gone ? [] : [typed]));
  return edit(deal, member, act, { facts: { needs: next } });
}

/** What speaks against it from their side: a kind of note, so everyone of the team may add one. */
export function objection(deal: Deal, member: Member, act: Act, text: string): Decision {
  if (member.standing !== 'full') return refused(outsider(member));
  const said = text.trim();
  if (said === '') return bad('Note', 'What do they object to?');
  const objections = [...(deal.facts.objections ?? []), { text: said, at: act.at }];
  return decided({
    deal: { ...deal, quietOn: act.on, facts: { ...deal.facts, objections } },
    activities: [activityOf(deal, act, { kind: 'objection', text: said })],
    say: [sayCard(deal, act.at)],
    done: { kind: 'noted', number: deal.number, name: deal.name, at: act.at },
  });
}

function bad(field: string, say: string) {
  return refused({ kind: 'bad-input', field, say });
}
