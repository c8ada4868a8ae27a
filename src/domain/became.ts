import type { Attempt } from './attempts.ts';
import { type CohortStep, cohort } from './cohort.ts';
import { firstOfMonth, monthOf } from './date-words.ts';
import { type IsoDate, instantOf } from './dates.ts';
import type { Pipeline } from './pipeline.ts';
import { type TimeInStage, timeInStage } from './time-in-stage.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What became of the attempts that reached their steps in an earlier month, and how long steps take. */
export interface Became {
  /** `2026-01`. */
  readonly month: string;
  readonly steps: readonly CohortStep[];
  /** Over all of history. */
  readonly time: readonly TimeInStage[];
}

/** Long enough ago that most of its attempts have gone on or ended. */
const monthsAgo = 2;

/** The calendar month two before the cut-off's, as of the cut-off; pass attempts as of it. */
export function became(
  pipeline: Pipeline,
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  today: IsoDate,
  cutOff: Date,
): Became {
  const first = firstOfMonth(today, -monthsAgo);
  const window = {
    from: instantOf(first, calendar.zone),
    to: instantOf(firstOfMonth(today, 1 - monthsAgo), calendar.zone),
  };
  return {
    month: monthOf(first),
    steps: cohort(pipeline, attempts, window),
    time: timeInStage(pipeline, attempts, calendar, cutOff),
  };
}
