import type { Attempt } from './attempts.ts';
import { type CohortStep, cohort } from './cohort.ts';
import type { Window } from './digest-changes.ts';
import { type StageNow, stagesNow } from './digest-now.ts';
import type { Pipeline } from './pipeline.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
import { stuckRows } from './stuck.ts';
import { type TimeInStage, timeInStage } from './time-in-stage.ts';
import { type Velocity, velocity } from './velocity.ts';
import { type WinRate, winRate } from './win-rate.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Deals by step now, what ended in a period, and how deals come through the steps. */
export interface FunnelFacts {
  readonly stages: readonly StageNow[];
  readonly open: CountAndWorth;
  /** Of the open ones, those that an import brought without an owner. */
  readonly unclaimed: number;
  readonly period: Window;
  readonly closed: WinRate;
  /** Of attempts that reached a step in the period. */
  readonly steps: readonly CohortStep[];
  /** Over all of history, as of `at`. */
  readonly time: readonly TimeInStage[];
  readonly velocity: readonly Velocity[];
}

/**
 * The `/deal funnel` lens. The snapshot is of `at` also when an earlier period is asked for, and is
 * no conversion: count over count of two steps can pass 100%. Pass rows and attempts of one person
 * or one source to see theirs alone.
 */
export function funnel(
  pipeline: Pipeline,
  rows: readonly SnapshotRow[],
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  { at, period }: { readonly at: Date; readonly period: Window },
): FunnelFacts {
  const stuck = stuckRows(rows, pipeline, calendar, at);
  return {
    stages: stagesNow(pipeline, rows, stuck, []),
    open: countAndWorth(rows),
    unclaimed: rows.filter((row) => row.ownerId === undefined).length,
    period,
    closed: winRate(attempts, period),
    steps: cohort(pipeline, attempts, period),
    time: timeInStage(pipeline, attempts, calendar, at),
    velocity: velocity(attempts, period),
  };
}
