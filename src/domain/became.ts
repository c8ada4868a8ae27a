import type { Attempt } from './attempts.ts';
import { type CohortStep, cohort } from './cohort.ts';
import { firstOfMonth, monthOf } from './date-words.ts';
import { type IsoDate, instantOf, type Zone } from './dates.ts';
import { isWithin, type Window } from './digest-changes.ts';
import type { Pipeline } from './pipeline.ts';
import { type TimeInStage, timeInStage } from './time-in-stage.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What became of the attempts that began in an earlier month, and how long steps take. */
export interface Became {
  /** `2026-01`. */
  readonly month: string;
  readonly began: number;
  readonly steps: readonly CohortStep[];
  /** Over the history that was read; all of it, unless the team is large. */
  readonly time: readonly TimeInStage[];
}

/** Long enough ago that most of its attempts have gone on or ended. */
const monthsAgo = 2;

/** The month that a digest of this date looks back upon. */
export function becameOf(today: IsoDate, zone: Zone): Window {
  return {
    from: instantOf(firstOfMonth(today, -monthsAgo), zone),
    to: instantOf(firstOfMonth(today, 1 - monthsAgo), zone),
  };
}

/**
 * The calendar month two before the cut-off's, as of the cut-off; pass attempts as of it. It is one
 * set of attempts through all steps, whenever they came to them, so that each line follows from the
 * one before.
 */
export function became(
  pipeline: Pipeline,
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  today: IsoDate,
  cutOff: Date,
  since?: Date,
): Became {
  const month = becameOf(today, calendar.zone);
  const began = attempts.filter(
    ({ startedAt }) => startedAt !== undefined && isWithin(month, startedAt),
  );
  return {
    month: monthOf(firstOfMonth(today, -monthsAgo)),
    began: began.length,
    steps: cohort(pipeline, began),
    time: timeInStage(pipeline, attempts, calendar, cutOff, since),
  };
}
