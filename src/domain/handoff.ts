import type { Announcement } from './announcement.ts';
import { makeId, sayFact } from './change.ts';
import { dateIn, instantOf, minuteOfDayIn } from './dates.ts';
import type { Deal, Handoff } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import type { House } from './house.ts';
import type { EntryId, StageId } from './ids.ts';
import type { Member } from './member.ts';
import { outsider } from './permits.ts';
import { openStages, type Pipeline } from './pipeline.ts';
import { addWorkingDays, type WorkingCalendar, workingTimeFrom } from './working-calendar.ts';

/** What the message for support is about at the moment. */
export type SupportStanding =
  | { readonly kind: 'soon' | 'offered' | 'back' | 'lost' | 'unqualified' | 'nothing' }
  | { readonly kind: 'taken'; readonly handoff: Handoff };

/** A heads-up in the last open step, a handoff once a win stands, and what became of either. */
export function supportStanding(deal: Deal, { pipeline }: House, now: Date): SupportStanding {
  const { standing, handoff } = deal;
  if (standing.kind === 'lost' || standing.kind === 'unqualified') return { kind: standing.kind };
  if (standing.kind === 'open') {
    return { kind: isLastStep(deal.stageId, pipeline) ? 'soon' : 'back' };
  }
  if (handoff === undefined) return { kind: 'nothing' };
  if (handoff.offeredAt > now) return { kind: 'soon' };
  return handoff.takenAt === undefined ? { kind: 'offered' } : { kind: 'taken', handoff };
}

function isLastStep(id: StageId, pipeline: Pipeline): boolean {
  return openStages(pipeline).at(-1)?.id === id;
}

/** Support hears of a deal when it enters the last open step; its message then follows the deal. */
export function tellSupport(
  deal: Deal,
  { pipeline }: House,
  at: Date,
  to: StageId = deal.stageId,
): readonly Announcement[] {
  const concerned = [deal.stageId, to].some((id) => isLastStep(id, pipeline));
  return concerned ? sayToSupport(deal, at) : followSupport(deal, at);
}

/** The message for support, when there is one, follows the deal, and so does its reminder. */
export function followSupport(deal: Deal, at: Date): readonly Announcement[] {
  return deal.posted?.support === undefined ? [] : sayToSupport(deal, at);
}

function sayToSupport(deal: Deal, at: Date): readonly Announcement[] {
  const to = { to: 'support' } as const;
  return [
    sayFact(deal, to, { kind: 'heads-up' }, at),
    ...(deal.posted?.reminder === undefined
      ? []
      : [sayFact(deal, to, { kind: 'handoff-reminder' }, at)]),
  ];
}

const newsMs = 3_600_000;

/**
 * The handoff is edited into its heads-up while that is still news. An edit makes nothing unread, so
 * after an hour it is posted anew, and the heads-up says so.
 */
export function offerToSupport(deal: Deal, entryId: EntryId, at: Date): readonly Announcement[] {
  const to = { to: 'support' } as const;
  const headsUp = deal.posted?.support;
  // A message's ts is the second at which Slack took it.
  if (headsUp === undefined || at.getTime() - Number(headsUp.ts) * 1_000 <= newsMs) {
    return [sayFact(deal, to, { kind: 'handoff', entryId }, at)];
  }
  const { channel, ts } = headsUp;
  return [
    sayFact(deal, to, { kind: 'handoff', entryId, after: ts }, at),
    sayFact(deal, { to: 'message', channel, ts }, { kind: 'heads-up-over' }, at),
  ];
}

/** Support takes the customer over. Everyone of the team may, once. */
export function acceptHandoff(deal: Deal, member: Member, act: Act): Decision {
  const { handoff } = deal;
  if (member.standing !== 'full') return refused(outsider(member));
  const stands = deal.standing.kind === 'won' && handoff !== undefined;
  if (!stands || handoff.offeredAt > act.at) return refused(nothingToAccept);
  if (handoff.takenAt !== undefined) return refused(takenAlready);
  return decided({
    deal: { ...deal, handoff: { ...handoff, takenBy: act.by, takenAt: act.at } },
    say: [
      ...sayToSupport(deal, act.at),
      sayFact(deal, { to: 'thread' }, { kind: 'handoff-taken', by: act.by }, act.at),
    ],
    done: doneWith(deal, act.at),
  });
}

const nothingToAccept = {
  kind: 'bad-input',
  field: 'Handoff',
  say: 'There is nothing to take over: the deal is not won any more.',
} as const;

const takenAlready = {
  kind: 'bad-input',
  field: 'Handoff',
  say: 'Somebody has taken this customer over already.',
} as const;

function doneWith(deal: Deal, at: Date) {
  const { number, name } = deal;
  return { kind: 'edited' as const, number, name, at, what: ['handoff'] };
}

/** A question of support goes to the deal's thread and is kept as a note. */
export function askAboutHandoff(deal: Deal, member: Member, act: Act, asked: string): Decision {
  if (member.standing !== 'full') return refused(outsider(member));
  const text = asked.trim();
  if (text === '') {
    return refused({ kind: 'bad-input', field: 'Question', say: 'Write what you want to know.' });
  }
  const question = { kind: 'handoff-question', by: act.by, text } as const;
  const { attempt, id: dealId } = deal;
  const { at, on, by } = act;
  const note = { kind: 'note', text } as const;
  return decided({
    deal,
    activities: [{ id: makeId(deal), dealId, at, on, by, attempt, what: note }],
    say: [sayFact(deal, { to: 'thread' }, question, act.at)],
    done: { kind: 'noted', number: deal.number, name: deal.name, at: act.at },
  });
}

/** One working day after it was offered, at the same time of day, inside working hours. */
export function remindsAt({ offeredAt }: Handoff, calendar: WorkingCalendar): Date {
  const { zone } = calendar;
  const next = addWorkingDays(calendar, dateIn(zone, offeredAt), 1);
  const due = instantOf(next, zone, 0, minuteOfDayIn(zone, offeredAt));
  return workingTimeFrom(calendar, due);
}

/** Reminds support once of a handoff that nobody accepted; undefined: it is not its time, or was done. */
export function remindHandoff(
  deal: Deal,
  calendar: WorkingCalendar,
  now: Date,
): Decision | undefined {
  const { handoff } = deal;
  if (deal.standing.kind !== 'won' || handoff === undefined) return undefined;
  if (handoff.takenAt !== undefined || handoff.remindedAt !== undefined) return undefined;
  const isTime = remindsAt(handoff, calendar) <= now && workingTimeFrom(calendar, now) <= now;
  if (deal.posted?.support === undefined || !isTime) return undefined;
  return decided({
    deal: { ...deal, handoff: { ...handoff, remindedAt: now } },
    say: [sayFact(deal, { to: 'support' }, { kind: 'handoff-reminder' }, now)],
    done: doneWith(deal, now),
  });
}

/** Whether support had been asked at an instant and had not accepted; the win itself is not looked at. */
export function isUnaccepted({ handoff }: Pick<Deal, 'handoff'>, at: Date): boolean {
  if (handoff === undefined || handoff.offeredAt >= at) return false;
  return handoff.takenAt === undefined || handoff.takenAt >= at;
}
