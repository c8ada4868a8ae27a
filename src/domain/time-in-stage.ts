import type { Attempt } from './attempts.ts';
import type { StageId } from './ids.ts';
import { percentile, survivalCurve } from './kaplan-meier.ts';
import type { Pipeline } from './pipeline.ts';
import { observationsByStage } from './visits.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** How long deals stay in a step, in working days. */
export interface TimeInStage {
  readonly stageId: StageId;
  readonly name: string;
  /** Visits that ended, by any exit. */
  readonly ended: number;
  /** Visits still running, or cut off because their step was archived. */
  readonly running: number;
  /** Half of the visits end within this; running ones are counted in (Kaplan–Meier). */
  readonly median?: number;
  /** 4 of 5 visits end within this. */
  readonly fourOfFive?: number;
}

export function timeInStage(
  pipeline: Pipeline,
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  asOf: Date,
  since?: Date,
): readonly TimeInStage[] {
  const observations = observationsByStage(attempts, calendar, asOf, since);
  return pipeline.stages.flatMap((stage) => {
    const visits = observations.get(stage.id) ?? [];
    if (stage.kind !== 'open' || (stage.archived !== undefined && visits.length === 0)) return [];
    const curve = survivalCurve(visits);
    const median = percentile(curve, 0.5);
    const fourOfFive = percentile(curve, 0.8);
    const ended = visits.filter((one) => one.ended).length;
    return [
      {
        stageId: stage.id,
        name: stage.name,
        ended,
        running: visits.length - ended,
        ...(median === undefined ? {} : { median }),
        ...(fourOfFive === undefined ? {} : { fourOfFive }),
      },
    ];
  });
}
