import type { Attempt, Visit } from './attempts.ts';
import type { StageId } from './ids.ts';
import type { Observation } from './kaplan-meier.ts';
import { type WorkingCalendar, workingDaysElapsed } from './working-calendar.ts';

/**
 * Stage visits as observations in working days, by stage. A visit ended when the deal left by any
 * exit; running visits and those whose stage was archived are censored. A visit under way at its
 * import counts from its age then (delayed entry), unless the same import also told of visits that
 * were over: then its file knows those that left early, and nothing is cut off. A visit whose start
 * nobody knows is left out.
 */
export function observationsByStage(
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  asOf: Date,
): ReadonlyMap<StageId, readonly Observation[]> {
  const whole = attempts.some((attempt) => attempt.visits.some((visit) => visit.toldWhole));
  const stages = new Map<StageId, Observation[]>();
  for (const visit of attempts.flatMap((attempt) => attempt.visits)) {
    if (visit.enteredUnknown) continue;
    const observation = observed(visit, calendar, asOf, whole);
    const known = stages.get(visit.stage.id);
    if (known === undefined) stages.set(visit.stage.id, [observation]);
    else known.push(observation);
  }
  return stages;
}

function observed(
  visit: Visit,
  calendar: WorkingCalendar,
  asOf: Date,
  whole: boolean,
): Observation {
  const until = workingDaysElapsed(calendar, visit.enteredAt, visit.leftAt ?? asOf);
  const ended = visit.leftAt !== undefined && visit.exit !== 'archived';
  if (whole || visit.seenFrom <= visit.enteredAt) return { until, ended };
  return { until, ended, from: workingDaysElapsed(calendar, visit.enteredAt, visit.seenFrom) };
}
