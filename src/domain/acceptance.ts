import { type Announcement, announce } from './announcement.ts';
import { makeId, sayCard, sayFact } from './change.ts';
import { dateIn } from './dates.ts';
import type { Acceptance, Deal } from './deal.ts';
import { type Act, type Change, type Decision, type Done, decided, refused } from './decision.ts';
import type { HistoryEntry } from './history.ts';
import type { EntryId } from './ids.ts';
import type { Member } from './member.ts';
import { activityOf } from './notes.ts';
import { outsider } from './permits.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

type Given = Pick<Deal, 'acceptance' | 'ownerId'> & {
  readonly standing: Pick<Deal['standing'], 'kind'>;
};

/** What the new owner has not said yes to; undefined: nothing, or it is theirs no more, or closed. */
export function openAcceptance({ acceptance, ownerId, standing }: Given): Acceptance | undefined {
  const isTheirs = acceptance !== undefined && acceptance.to === ownerId;
  if (!isTheirs || standing.kind !== 'open' || acceptance.takenAt !== undefined) return undefined;
  return acceptance;
}

/** What became of an assignment that asked somebody. */
export type AcceptanceStanding =
  | { readonly kind: 'asked' | 'taken'; readonly acceptance: Acceptance }
  | { readonly kind: 'closed' | 'elsewhere' };

export function acceptanceStanding(deal: Deal, entryId: EntryId): AcceptanceStanding {
  const { acceptance, ownerId, standing } = deal;
  if (acceptance?.entryId !== entryId || acceptance.to !== ownerId) return { kind: 'elsewhere' };
  if (acceptance.takenAt !== undefined) return { kind: 'taken', acceptance };
  return standing.kind === 'open' ? { kind: 'asked', acceptance } : { kind: 'closed' };
}

/** The new owner takes what this assignment gave them. */
export function acceptDeal(deal: Deal, member: Member, act: Act, entryId: EntryId): Decision {
  if (member.standing !== 'full') return refused(outsider(member));
  const { number, name } = deal;
  const stands = acceptanceStanding(deal, entryId);
  if (stands.kind === 'elsewhere') return refused(givenMeanwhile(deal));
  if (deal.ownerId !== member.userId) {
    return refused({ kind: 'not-allowed', what: `accept #${number}`, who: 'new-owner' });
  }
  if (deal.standing.kind !== 'open') {
    return refused({ kind: 'deal-closed', number, standing: deal.standing.kind });
  }
  if (stands.kind !== 'asked') {
    const say = `You have accepted #${number} already.`;
    return refused({ kind: 'bad-input', field: 'Accept', say });
  }
  return decided({
    deal: { ...deal, acceptance: { ...stands.acceptance, takenAt: act.at } },
    done: { kind: 'accepted', number, name, at: act.at },
  });
}

function givenMeanwhile(deal: Deal) {
  const last = deal.history.findLast((entry) => isGiving(entry, deal.history));
  return {
    kind: 'given-meanwhile',
    number: deal.number,
    ...(deal.ownerId === undefined ? {} : { to: deal.ownerId }),
    by: last?.by ?? 'milepost',
    at: last?.at ?? deal.createdAt,
  } as const;
}

function isGiving(entry: HistoryEntry, history: Deal['history']): boolean {
  if (entry.type !== 'undone') return entry.type === 'assigned';
  return history.some(({ id, type }) => id === entry.undoes && type === 'assigned');
}

/** Whoever works on a deal has taken it. */
const takesIt: ReadonlySet<Done['kind']> = new Set<Done['kind']>([
  'contacted',
  'planned',
  'step-done',
  'waiting',
  'quoted',
  'moved',
  'closed',
]);

/**
 * A change by a person, with what it means for an assignment that asked: work of the new owner accepts
 * it, and the card that asked follows.
 */
export function followAcceptance(
  deal: Deal,
  decision: Decision,
  act: Pick<Act, 'by' | 'at'>,
): Decision {
  if (!decision.ok) return decision;
  const { change } = decision;
  const after = tookIt(deal, change, act);
  const news = newsFor(deal, after, act.at);
  if (after === change.deal && news.length === 0) return decision;
  // First, since a card that is posted anew takes the place of the one that is edited.
  return { ok: true, change: { ...change, deal: after, say: [...news, ...change.say] } };
}

function tookIt(before: Deal, { deal, done }: Change, { by, at }: Pick<Act, 'by' | 'at'>): Deal {
  const open = openAcceptance(before);
  if (open === undefined || open.to !== by || deal.acceptance !== open) return deal;
  return takesIt.has(done.kind) ? { ...deal, acceptance: { ...open, takenAt: at } } : deal;
}

/** Told to the card of the assignment that was open before, or is again. */
function newsFor(before: Deal, after: Deal, at: Date): readonly Announcement[] {
  const was = openAcceptance(before);
  const is = openAcceptance(after);
  if (was?.entryId === is?.entryId) return [];
  const again = is?.entryId === before.acceptance?.entryId ? is : undefined;
  const asked = was ?? again;
  if (asked === undefined) return [];
  const { entryId } = asked;
  const destination = whereAsked(before, asked, after.acceptance?.entryId !== entryId);
  const id = `${makeId(before)}/new-owner-news`;
  return [announce(id, destination, { kind: 'new-owner-news', entryId }, at)];
}

/** `over`: another card will stand where this one is kept, so that its place is said now. */
function whereAsked(
  { posted }: Deal,
  { entryId, to }: Acceptance,
  over: boolean,
): Announcement['destination'] {
  const card = posted?.newOwner;
  return over && card?.entryId === entryId
    ? { to: 'message', channel: card.channel, ts: card.ts }
    : { to: 'person', userId: to };
}

/** The new owner asks whoever had the deal before; in its thread, and kept as a note. */
export function askPreviousOwner(deal: Deal, member: Member, act: Act, asked: string): Decision {
  if (member.standing !== 'full') return refused(outsider(member));
  const { acceptance, number } = deal;
  if (acceptance === undefined || deal.ownerId !== acceptance.to) {
    return refused(givenMeanwhile(deal));
  }
  if (member.userId !== acceptance.to) {
    return refused({ kind: 'not-allowed', what: `ask about #${number}`, who: 'new-owner' });
  }
  const text = asked.trim();
  if (text === '') {
    return refused({ kind: 'bad-input', field: 'Question', say: 'Write what you want to know.' });
  }
  const to = passedOnBy(acceptance);
  return decided({
    deal,
    activities: [activityOf(deal, act, { kind: 'note', text })],
    say: [
      sayCard(deal, act.at),
      sayFact(deal, { to: 'thread' }, { kind: 'owner-question', by: act.by, to, text }, act.at),
    ],
    done: { kind: 'noted', number, name: deal.name, at: act.at },
  });
}

/** Who knows the deal: its owner before, else whoever gave it away. */
export function passedOnBy({ from, by }: Pick<Acceptance, 'from' | 'by'>) {
  return from ?? by;
}

/** Working days without an answer after which it is the manager's. */
export const managerAfterDays = 5;

/** Working days since the new owner was asked, once there are five of them without an answer. */
export function unansweredDays(
  deal: Given,
  calendar: WorkingCalendar,
  at: Date,
): number | undefined {
  const open = openAcceptance(deal);
  if (open === undefined) return undefined;
  const { zone } = calendar;
  const days = workingDaysBetween(calendar, dateIn(zone, open.askedAt), dateIn(zone, at));
  return days < managerAfterDays ? undefined : days;
}
