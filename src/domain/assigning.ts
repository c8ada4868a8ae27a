import { type Announcement, announce } from './announcement.ts';
import { sayCard, stamp } from './change.ts';
import { dateIn, instantOf } from './dates.ts';
import type { Acceptance, Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { given } from './given.ts';
import type { HistoryEntry } from './history.ts';
import type { UserId } from './ids.ts';
import { isManager, type Member } from './member.ts';
import { refuseStranger, refuseWithdrawn } from './permits.ts';
import { transitionsOf } from './transitions-of.ts';
import { type WorkingCalendar, workingTimeFrom } from './working-calendar.ts';

type Assigned = Extract<HistoryEntry, { readonly type: 'assigned' }>;

/** How the new owner is told; without it, at once. */
export interface Handing {
  /** When they are asked, and until when the card may still be posted. */
  readonly asks?: { readonly at: Date; readonly until: Date };
  readonly why?: string | undefined;
}

/**
 * The first moment from an instant on at which a new owner is at work, on their own clock, and the
 * end of that working day. While they are away nobody asks them.
 */
export function asksAt(
  newOwner: Pick<Member, 'away' | 'zone'>,
  calendar: WorkingCalendar,
  at: Date,
): { readonly at: Date; readonly until: Date } {
  const { away, zone = calendar.zone } = newOwner;
  const isAway = away !== undefined && dateIn(zone, at) < away.until;
  const here = isAway ? instantOf(away.until, zone) : at;
  const asked = workingTimeFrom(calendar, here, zone);
  return { at: asked, until: instantOf(dateIn(zone, asked), zone, calendar.hours.to) };
}

/**
 * Gives the deal to somebody, who is asked to accept it unless they took it themselves; an unclaimed
 * one may be claimed by any member of the team.
 */
export function assign(
  deal: Deal,
  member: Member,
  act: Act,
  to: UserId | undefined,
  handing: Handing = {},
): Decision {
  const refusal = refuseGiving(deal, member, to);
  if (refusal !== undefined) return refusal;
  const { ownerId, acceptance: _, ...rest } = deal;
  const why = handing.why?.trim() || undefined;
  const entry: Assigned = {
    ...stamp(deal, act),
    type: 'assigned',
    ...given('from', ownerId),
    ...given('to', to),
    ...given('why', why),
  };
  const asked = askedOf(entry, act, handing);
  return decided({
    deal: {
      ...rest,
      ...(isClaimedFirst(deal, to) ? { enteredStageAt: act.at } : {}),
      ...given('ownerId', to),
      ...given('acceptance', asked),
      history: [...deal.history, entry],
    },
    entries: [entry],
    say: [sayCard(deal, act.at), ...(asked === undefined ? [] : [sayNewOwner(asked, handing)])],
    done: {
      kind: 'assigned',
      number: deal.number,
      name: deal.name,
      at: act.at,
      ...given('to', to),
      ...given('from', ownerId),
    },
  });
}

/** A lead stands outside the clocks until then, so that its visit begins with its first owner. */
function isClaimedFirst(deal: Deal, to: UserId | undefined): boolean {
  return to !== undefined && deal.standing.kind === 'open' && transitionsOf(deal).length === 0;
}

function refuseGiving(deal: Deal, member: Member, to: UserId | undefined) {
  const { ownerId } = deal;
  const gone = refuseWithdrawn(deal);
  if (gone !== undefined) return gone;
  const claiming = ownerId === undefined && to === member.userId && member.standing === 'full';
  const stranger = claiming ? undefined : refuseStranger(deal, member, `assign #${deal.number}`);
  if (stranger !== undefined) return stranger;
  if (to === undefined && !isManager(member)) {
    return refused({ kind: 'not-allowed', what: 'leave a deal without an owner', who: 'manager' });
  }
  return to === ownerId
    ? refused({ kind: 'bad-input', field: 'Owner', say: 'That is how it is already.' })
    : undefined;
}

/** Undefined: nobody is to be asked, since they took it themselves. */
export function askedOf(
  { id, from, to, why }: Pick<Assigned, 'id' | 'from' | 'to' | 'why'>,
  act: Act,
  { asks }: Handing,
): Acceptance | undefined {
  if (to === undefined || to === act.by) return undefined;
  return {
    entryId: id,
    to,
    by: act.by,
    ...given('from', from),
    at: act.at,
    ...given('why', why),
    askedAt: asks?.at ?? act.at,
  };
}

/** What could not be posted by the end of that day is asked in the morning message. */
export function sayNewOwner({ entryId, to, askedAt }: Acceptance, { asks }: Handing): Announcement {
  const facts = { kind: 'new-owner', entryId } as const;
  const card = announce(`${entryId}/new-owner`, { to: 'person', userId: to }, facts, askedAt);
  return asks === undefined ? card : { ...card, expiresAt: asks.until };
}
