import { comesNext } from './comes-next.ts';
import { addDays, dateIn, dateOfDay, type IsoDate, instantOf } from './dates.ts';
import type { Deal, LastContact } from './deal.ts';
import { type DueCandidate, dueCandidates } from './due-candidates.ts';
import { ranOn } from './due-clocks.ts';
import type { Stage } from './pipeline.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** What the due rule reads of a deal. */
export type DueDeal = Pick<
  Deal,
  | 'ownerId'
  | 'standing'
  | 'attempt'
  | 'reopenedAt'
  | 'enteredStageAt'
  | 'quotes'
  | 'nextStep'
  | 'expectedClose'
  | 'waiting'
  | 'lastPlan'
  | 'lastContact'
  | 'quietOn'
  | 'facts'
  | 'imported'
>;

/** Why a deal needs its rep today. Days are working days of the workspace. */
export type DueReason = DueCandidate & {
  /** Working days since `since`: 0 on the first day. */
  readonly workingDaysOver: number;
  /** The first date on which any reason that still holds could be said: not in a wait or an import's rest. */
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
  const date = dateIn(calendar.zone, now);
  if (date < restsUntil(deal, calendar, now)) return undefined;
  const held = dueCandidates(deal, stage, calendar).filter((one) => one.since <= date);
  const first = held[0];
  if (first === undefined) return undefined;
  return {
    ...measured(first, calendar, date),
    workingDaysOver: workingDaysBetween(calendar, first.since, date),
    dueSince: latest([
      held.map((one) => one.since).sort()[0],
      importRestEnd(deal, calendar, now),
      deal.lastPlan?.waited === undefined ? undefined : deal.lastPlan.to,
    ]),
    noNextStep: comesNext(deal, calendar.zone) === undefined,
    ...(deal.lastContact === undefined ? {} : { lastContact: deal.lastContact }),
  };
}

/** The first calendar date on which the deal is due when nothing changes; undefined when closed. */
export function dueOn(deal: DueDeal, stage: Stage, calendar: WorkingCalendar): IsoDate | undefined {
  const [first] = dueCandidates(deal, stage, calendar)
    .map((one) => one.since)
    .sort();
  return first === undefined ? undefined : latest([first, restsUntil(deal, calendar)]);
}

/** The instant that date begins in the workspace's zone: the indexed cache on the deal. */
export function dueAt(deal: DueDeal, stage: Stage, calendar: WorkingCalendar): Date | undefined {
  const date = dueOn(deal, stage, calendar);
  return date === undefined ? undefined : instantOf(date, calendar.zone);
}

/** The date before which the deal says nothing at all; asked of an instant, as it was then. */
function restsUntil(deal: DueDeal, calendar: WorkingCalendar, asOf?: Date): IsoDate {
  const afterQuiet = deal.quietOn === undefined ? undefined : addDays(deal.quietOn, 1);
  return latest([afterQuiet, importRestEnd(deal, calendar, asOf)]);
}

function importRestEnd(
  { imported }: DueDeal,
  calendar: WorkingCalendar,
  asOf?: Date,
): IsoDate | undefined {
  if (imported === undefined) return undefined;
  const { at, cleanedAt } = imported;
  const atLatest = addWorkingDays(calendar, dateIn(calendar.zone, at), importRestDays);
  if (cleanedAt === undefined || (asOf !== undefined && cleanedAt > asOf)) return atLatest;
  return [dateIn(calendar.zone, cleanedAt), atLatest].sort()[0];
}

const longAgo = dateOfDay(0);

function latest(dates: readonly (IsoDate | undefined)[]): IsoDate {
  return dates.reduce<IsoDate>(
    (last, one) => (one !== undefined && one > last ? one : last),
    longAgo,
  );
}

/** Clocks run on after the day they went over: says what they show today. */
function measured(
  candidate: DueCandidate,
  calendar: WorkingCalendar,
  today: IsoDate,
): DueCandidate {
  return candidate.kind === 'stage-age' || candidate.kind === 'silence'
    ? ranOn(candidate, calendar, today)
    : candidate;
}
