import type { Attempt } from './attempts.ts';
import type { Window } from './digest-changes.ts';
import { type StageNow, stagesNow } from './digest-now.ts';
import type { Pipeline } from './pipeline.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
import { stuckRows } from './stuck.ts';
import { type WinRate, winRate } from './win-rate.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Deals by step now, and what ended in a period. */
export interface FunnelFacts {
  readonly stages: readonly StageNow[];
  readonly open: CountAndWorth;
  readonly period: Window;
  readonly closed: WinRate;
}

/**
 * The `/deal funnel` lens: a snapshot, no conversion. Count over count of two steps is no rate, it
 * can pass 100 %; see `cohort` for those.
 */
export function funnel(
  pipeline: Pipeline,
  rows: readonly SnapshotRow[],
  attempts: Iterable<Attempt>,
  calendar: WorkingCalendar,
  period: Window,
): FunnelFacts {
  const stuck = stuckRows(rows, pipeline, calendar, period.to);
  return {
    stages: stagesNow(pipeline, rows, stuck, []),
    open: countAndWorth(rows),
    period,
    closed: winRate(attempts, period),
  };
}
