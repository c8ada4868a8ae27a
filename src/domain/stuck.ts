import { type DueReason, dueReason } from './due.ts';
import { findStage, type Pipeline, type Stage } from './pipeline.ts';
import type { SnapshotRow } from './snapshot.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** An open deal that nobody moved, although it was due. */
export interface StuckRow {
  readonly row: SnapshotRow;
  readonly stage: Stage;
  readonly reason: DueReason;
}

/** A clock over its limit, or a date that passed at least a working day ago. */
export function isStuck(reason: DueReason): boolean {
  const clock = reason.kind === 'stage-age' || reason.kind === 'silence';
  return clock || reason.workingDaysOver >= 1;
}

/** Stuck deals as of an instant, by the same rule that nudges their reps. */
export function stuckRows(
  rows: Iterable<SnapshotRow>,
  pipeline: Pipeline,
  calendar: WorkingCalendar,
  at: Date,
): readonly StuckRow[] {
  const stuck: StuckRow[] = [];
  for (const row of rows) {
    const stage = findStage(pipeline, row.stageId);
    if (stage === undefined) continue;
    const reason = dueReason(row, stage, calendar, at);
    if (reason !== undefined && isStuck(reason)) stuck.push({ row, stage, reason });
  }
  return stuck;
}
