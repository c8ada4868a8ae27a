import { addDays, dateIn, dateOfDay, dayIn, dayNumber, type IsoDate, instantOf } from './dates.ts';
import type { Deal, LastContact } from './deal.ts';
import { type DueCandidate, dueCandidates } from './due-candidates.ts';
import type { Stage } from './pipeline.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** What the due rule reads of a deal. */
export type DueDeal = Pick<
  Deal,
  | 'ownerId'
  | 'standing'
  | 'attempt'
  | 'enteredStageAt'
  | 'quotes'
  | 'nextStep'
  | 'expectedClose'
  | 'waiting'
  | 'lastContact'
  | 'quietOn'
  | 'facts'
  | 'imported'
>;

/** Why a deal needs its rep today. Days are working days of the workspace. */
export type DueReason = DueCandidate & {
  /** Working days since `since`: 0 on the first day. */
  readonly workingDaysOver: number;
  /** The first date on which any reason held that still holds. */
  readonly dueSince: IsoDate;
  readonly lastContact?: LastContact;
  readonly noNextStep: boolean;
};

/** Imported deals rest until their rep has cleaned up, at the latest so many working days. */
export const importRestDays = 10;

/**
 * Why the deal is due, or undefined. Due = open, owned, not waiting, and: a next step has come, or a sent
 * quote is past its follow-up, or the stage age or the silence is over its limit, or the customer's
 * own end date is near, or the close date is past. A next step ahead quiets both clocks; a note
 * quiets the deal for its day. When nothing changes, it is undefined before `dueAt` and defined
 * from then on.
 */
export function dueReason(
  deal: DueDeal,
  stage: Stage,
  calendar: WorkingCalendar,
  now: Date,
): DueReason | undefined {
  const today = dayIn(calendar.zone, now);
  if (today < restsUntil(deal, calendar, now)) return undefined;
  const date = dateOfDay(today);
  const held = dueCandidates(deal, stage, calendar).filter((one) => one.since <= date);
  const first = held[0];
  if (first === undefined) return undefined;
  return {
    ...measured(first, calendar, date),
    workingDaysOver: workingDaysBetween(calendar, first.since, date),
    dueSince: held.map((one) => one.since).sort()[0] ?? first.since,
    noNextStep: deal.nextStep === undefined,
    ...(deal.lastContact === undefined ? {} : { lastContact: deal.lastContact }),
  };
}

/** The first calendar date on which the deal is due when nothing changes; undefined when closed. */
export function dueOn(deal: DueDeal, stage: Stage, calendar: WorkingCalendar): IsoDate | undefined {
  const days = dueCandidates(deal, stage, calendar).map((one) => dayNumber(one.since));
  if (days.length === 0) return undefined;
  return dateOfDay(Math.max(Math.min(...days), restsUntil(deal, calendar)));
}

/** The instant that date begins in the workspace's zone: the indexed cache on the deal. */
export function dueAt(deal: DueDeal, stage: Stage, calendar: WorkingCalendar): Date | undefined {
  const date = dueOn(deal, stage, calendar);
  return date === undefined ? undefined : instantOf(date, calendar.zone);
}

/** Day number before which the deal says nothing at all; asked of an instant, as it was then. */
function restsUntil(deal: DueDeal, calendar: WorkingCalendar, asOf?: Date): number {
  const afterQuiet = deal.quietOn === undefined ? 0 : dayNumber(addDays(deal.quietOn, 1));
  if (deal.imported === undefined) return afterQuiet;
  const { at, cleanedAt } = deal.imported;
  if (cleanedAt !== undefined && (asOf === undefined || cleanedAt <= asOf)) return afterQuiet;
  const importedOn = dateIn(calendar.zone, at);
  const afterImport = dayNumber(addWorkingDays(calendar, importedOn, importRestDays));
  return Math.max(afterQuiet, afterImport);
}

/** Clocks run on after the day they went over: says what they show today. */
function measured(
  candidate: DueCandidate,
  calendar: WorkingCalendar,
  today: IsoDate,
): DueCandidate {
  if (candidate.kind !== 'stage-age' && candidate.kind !== 'silence') return candidate;
  const over = workingDaysBetween(calendar, candidate.since, today);
  return { ...candidate, days: candidate.days + over };
}
