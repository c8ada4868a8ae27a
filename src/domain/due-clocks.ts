import { dateIn, type IsoDate } from './dates.ts';
import type { DueDeal } from './due.ts';
import { given } from './given.ts';
import type { Stage } from './pipeline.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** A clock over its limit; `since` is the first date on which it holds. */
export type ClockOver =
  | {
      readonly kind: 'stage-age';
      readonly since: IsoDate;
      /** Working days in this stage, on `since` in a candidate, today in a reason. */
      readonly days: number;
      readonly limit: number;
      /** What the limit was learned from: 4 of 5 visits end within so many working days. */
      readonly fourOfFive?: number;
    }
  | {
      readonly kind: 'silence';
      readonly since: IsoDate;
      readonly days: number;
      readonly limit: number;
      /** There was no contact at all; counted since this visit began. */
      readonly never: boolean;
    };

/**
 * Both clocks, the one that went over first in front; the stage age when there was no contact to
 * count from. A limit of 0 switches a clock off. What went over while a plan kept it quiet holds from
 * the day on which that was over.
 */
export function clocks(
  deal: DueDeal,
  stage: Stage,
  calendar: WorkingCalendar,
): readonly ClockOver[] {
  const entered = dateIn(calendar.zone, visitStart(deal));
  const { ageDays } = stage.limits;
  const ageLimit = ageDays === 0 ? 0 : (stage.learned?.ageDays ?? ageDays);
  const age: ClockOver = {
    kind: 'stage-age',
    since: addWorkingDays(calendar, entered, ageLimit + 1),
    days: ageLimit + 1,
    limit: ageLimit,
    ...given('fourOfFive', stage.learned?.fourOfFive),
  };
  const silenceLimit = stage.limits.silenceDays;
  const silentFrom = silenceStart(deal);
  const silence: ClockOver = {
    kind: 'silence',
    since: addWorkingDays(calendar, dateIn(calendar.zone, silentFrom.at), silenceLimit + 1),
    days: silenceLimit + 1,
    limit: silenceLimit,
    never: silentFrom.never,
  };
  const both = [...(ageLimit > 0 ? [age] : []), ...(silenceLimit > 0 ? [silence] : [])];
  if (!silentFrom.never) both.sort((a, b) => a.since.localeCompare(b.since));
  const quietTo = deal.lastPlan?.to;
  return both.map((one) =>
    quietTo === undefined || quietTo <= one.since
      ? one
      : { ...ranOn(one, calendar, quietTo), since: quietTo },
  );
}

/** A clock that is over, as it stands on a later date. */
export function ranOn<Clock extends ClockOver>(
  clock: Clock,
  calendar: WorkingCalendar,
  date: IsoDate,
): Clock {
  return { ...clock, days: clock.days + workingDaysBetween(calendar, clock.since, date) };
}

/** An imported visit whose start nobody knows can only be counted from the import. */
function visitStart(deal: DueDeal): Date {
  const imported = deal.imported;
  if (imported?.enteredUnknown && imported.at > deal.enteredStageAt) return imported.at;
  return deal.enteredStageAt;
}

/** The last contact; a reopened deal's clock starts anew. */
function silenceStart({ lastContact, enteredStageAt, reopenedAt }: DueDeal): {
  readonly at: Date;
  readonly never: boolean;
} {
  if (lastContact === undefined) return { at: enteredStageAt, never: true };
  const { at } = lastContact;
  return { at: reopenedAt !== undefined && at < reopenedAt ? reopenedAt : at, never: false };
}
