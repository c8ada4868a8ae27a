import type { Attempt } from './attempts.ts';
import type { StageId } from './ids.ts';
import { type Observation, percentile, survivalCurve } from './kaplan-meier.ts';
import type { Pipeline, Stage } from './pipeline.ts';
import { observationsByStage } from './visits.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A limit that history gave; `visits` is how many of its visits ended. */
export type LearnedLimit = NonNullable<Stage['learned']>;

/** "4 of 5 leave within". */
const part = 0.8;
/** The admin's number counts like so many ended visits. */
const adminWeight = 20;
const fewestExits = 8;

/** Limits for every open step whose history can speak. */
export function learnedLimits(
  pipeline: Pipeline,
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  asOf: Date,
): ReadonlyMap<StageId, LearnedLimit> {
  const observations = observationsByStage(attempts, calendar, asOf);
  return new Map(
    pipeline.stages.flatMap((stage) => {
      if (stage.kind !== 'open') return [];
      const limit = learnedLimit(observations.get(stage.id) ?? [], stage.limits.ageDays);
      return limit === undefined ? [] : [[stage.id, limit] as const];
    }),
  );
}

/**
 * The age in working days by which 4 of 5 visits end, shrunk to the admin's number a:
 * `(n·t + 20·a) / (n + 20)` with n ended visits and t the 80th Kaplan–Meier percentile, kept
 * between a/2 and 3a and rounded to whole days. Undefined with fewer than 8 ended visits, when the
 * curve never comes down to a fifth, and when the admin switched the clock off.
 */
export function learnedLimit(
  observations: readonly Observation[],
  adminDays: number,
): LearnedLimit | undefined {
  const exits = observations.filter((one) => one.ended).length;
  if (adminDays <= 0 || exits < fewestExits) return undefined;
  const seen = percentile(survivalCurve(observations), part);
  if (seen === undefined) return undefined;
  const shrunk = (exits * seen + adminWeight * adminDays) / (exits + adminWeight);
  const kept = Math.min(3 * adminDays, Math.max(adminDays / 2, shrunk));
  return { ageDays: Math.round(kept), visits: exits, fourOfFive: seen };
}
