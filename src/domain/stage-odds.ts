import type { Attempt } from './attempts.ts';
import { journey } from './cohort.ts';
import type { StageId } from './ids.ts';
import type { Pipeline, Stage } from './pipeline.ts';

/** How likely a deal in a step is to be won one day, and how sure we are of that. */
export interface StageOdds {
  readonly stageId: StageId;
  /** Mean of the posterior, 0..1. */
  readonly chance: number;
  /** Variance of the posterior. */
  readonly variance: number;
  readonly won: number;
  readonly lost: number;
}

/** The admin's probability counts like so many closed attempts. */
const priorWeight = 10;

/**
 * Win chance per open step: the Beta posterior over attempts that reached the step and were won or
 * lost, with the admin's probability as prior mean and weight 10:
 * `(won + 10p) / (won + lost + 10)`. Not a fit is in neither; p is kept within 1..99%.
 * Source: conjugate Beta-binomial (Gelman et al., Bayesian Data Analysis, 2.4).
 */
export function stageOdds(
  pipeline: Pipeline,
  attempts: Iterable<Attempt>,
): ReadonlyMap<StageId, StageOdds> {
  const tally = new Map<StageId, { won: number; lost: number }>();
  for (const attempt of attempts) {
    if (attempt.end?.kind !== 'won' && attempt.end?.kind !== 'lost') continue;
    for (const step of journey(pipeline, attempt)) {
      const known = tally.get(step.stageId) ?? { won: 0, lost: 0 };
      known[attempt.end.kind] += 1;
      tally.set(step.stageId, known);
    }
  }
  return new Map(
    pipeline.stages
      .filter((stage) => stage.kind === 'open')
      .map((stage) => [stage.id, oddsOf(stage, tally.get(stage.id) ?? { won: 0, lost: 0 })]),
  );
}

function oddsOf(
  stage: Stage,
  { won, lost }: { readonly won: number; readonly lost: number },
): StageOdds {
  const prior = Math.min(99, Math.max(1, stage.probability)) / 100;
  const alpha = won + priorWeight * prior;
  const beta = lost + priorWeight * (1 - prior);
  const all = alpha + beta;
  return {
    stageId: stage.id,
    chance: alpha / all,
    variance: (alpha * beta) / (all * all * (all + 1)),
    won,
    lost,
  };
}
