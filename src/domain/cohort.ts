import type { Attempt, Visit } from './attempts.ts';
import { isWithin, type Window } from './digest-changes.ts';
import type { StageId } from './ids.ts';
import type { Pipeline } from './pipeline.ts';

/** One step of an attempt: it was there, or went past it on purpose. */
export interface JourneyStep {
  readonly stageId: StageId;
  readonly reachedAt: Date;
  readonly visited: boolean;
  /** It got beyond this step: to a later one, or was won. */
  readonly gotOn: boolean;
}

/**
 * The steps an attempt reached. It visited a step if it really was in it; it skipped one if a jump
 * went over it, or if it was won from before it. What lies before an import or a reopening is
 * nobody's skip. Read from how each visit ended, never from positions: those change with the steps.
 */
export function journey(
  pipeline: Pipeline,
  { visits, skipped, end }: Attempt,
): readonly JourneyStep[] {
  return pipeline.stages.flatMap(({ id: stageId, kind }): JourneyStep[] => {
    if (kind !== 'open') return [];
    const first = visits.find((visit) => visit.stage.id === stageId);
    if (first !== undefined) {
      const on = visits.some((visit, n) => visit.stage.id === stageId && wentOn(visits, n));
      const gotOn = on || end?.kind === 'won';
      return [{ stageId, reachedAt: first.enteredAt, visited: true, gotOn }];
    }
    const jump = skipped.find((one) => one.stageId === stageId)?.at;
    const reachedAt = jump ?? (end?.over?.includes(stageId) === true ? end.at : undefined);
    return reachedAt === undefined ? [] : [{ stageId, reachedAt, visited: false, gotOn: true }];
  });
}

/** A deal whose step was archived under it shares the fate of where it landed. */
function wentOn(visits: readonly Visit[], n: number): boolean {
  const exit = visits[n]?.exit;
  return exit === 'on' || (exit === 'archived' && wentOn(visits, n + 1));
}

/** What became of the attempts that reached a step in a window. `reached = on + lost + unqualified + open`. */
export interface CohortStep {
  readonly stageId: StageId;
  readonly name: string;
  readonly reached: number;
  readonly visited: number;
  readonly skipped: number;
  /** Got to a later step, or were won. */
  readonly on: number;
  /** Got no further and were lost. */
  readonly lost: number;
  readonly unqualified: number;
  /** Got no further yet and are open: beside the rate, never in it. */
  readonly open: number;
  /** on / (on + lost + unqualified), 0..1; absent when none of them has left the step. */
  readonly conversion?: number;
}

/** Conversion per open step over attempts, not deals and not events; pass attempts as of a cut-off. */
export function cohort(
  pipeline: Pipeline,
  attempts: Iterable<Attempt>,
  window?: Window,
): readonly CohortStep[] {
  const tallies = new Map<StageId, Tally>();
  for (const attempt of attempts) {
    for (const step of journey(pipeline, attempt)) {
      if (window !== undefined && !isWithin(window, step.reachedAt)) continue;
      const tally = tallies.get(step.stageId) ?? emptyTally();
      tallies.set(step.stageId, tally);
      tally[step.visited ? 'visited' : 'skipped'] += 1;
      tally[fateOf(attempt, step)] += 1;
    }
  }
  return pipeline.stages.flatMap((stage) => {
    const tally = tallies.get(stage.id);
    if (stage.kind !== 'open' || (stage.archived !== undefined && tally === undefined)) return [];
    return [stepOf(stage.id, stage.name, tally ?? emptyTally())];
  });
}

type Fate = 'on' | 'lost' | 'unqualified' | 'open';
type Tally = Record<Fate | 'visited' | 'skipped', number>;

function emptyTally(): Tally {
  return { on: 0, lost: 0, unqualified: 0, open: 0, visited: 0, skipped: 0 };
}

function fateOf(attempt: Attempt, step: JourneyStep): Fate {
  if (step.gotOn) return 'on';
  const kind = attempt.end?.kind;
  return kind === undefined || kind === 'won' ? 'open' : kind;
}

function stepOf(stageId: StageId, name: string, tally: Tally): CohortStep {
  const left = tally.on + tally.lost + tally.unqualified;
  return {
    stageId,
    name,
    reached: tally.visited + tally.skipped,
    ...tally,
    ...(left === 0 ? {} : { conversion: tally.on / left }),
  };
}
