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
 * @param since from when on these attempts are all there are: what was over by then is not counted, and
 *   what was under way joins at the age it had (delayed entry)
 */
export function observationsByStage(
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  asOf: Date,
  since?: Date,
): ReadonlyMap<StageId, readonly Observation[]> {
  const wholeImports = new Set(
    attempts
      .filter((attempt) => attempt.visits.some((visit) => visit.toldWhole))
      .map((attempt) => attempt.learnedAt.getTime()),
  );
  const stages = new Map<StageId, Observation[]>();
  for (const { visits, learnedAt } of attempts) {
    const whole = wholeImports.has(learnedAt.getTime());
    for (const visit of visits) {
      if (visit.enteredUnknown || wasOver(visit, since)) continue;
      const observation = observed(visit, calendar, { asOf, since, whole });
      const known = stages.get(visit.stage.id);
      if (known === undefined) stages.set(visit.stage.id, [observation]);
      else known.push(observation);
    }
  }
  return stages;
}

function observed(
  visit: Visit,
  calendar: WorkingCalendar,
  {
    asOf,
    since,
    whole,
  }: { readonly asOf: Date; readonly since: Date | undefined; readonly whole: boolean },
): Observation {
  const until = workingDaysElapsed(calendar, visit.enteredAt, visit.leftAt ?? asOf);
  const ended = visit.leftAt !== undefined && visit.exit !== 'archived';
  const seenFrom = later(whole ? visit.enteredAt : visit.seenFrom, since);
  if (seenFrom <= visit.enteredAt) return { until, ended };
  return { until, ended, from: workingDaysElapsed(calendar, visit.enteredAt, seenFrom) };
}

function wasOver({ leftAt }: Visit, since: Date | undefined): boolean {
  return since !== undefined && leftAt !== undefined && leftAt < since;
}

function later(at: Date, other: Date | undefined): Date {
  return other !== undefined && other > at ? other : at;
}
