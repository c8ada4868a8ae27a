import type { Attempt } from './attempts.ts';
import { type CohortStep, cohort } from './cohort.ts';
import { type CriterionOutcome, criteriaOutcomes } from './criteria-outcomes.ts';
import type { Deal } from './deal.ts';
import { endedWithin } from './digest-changes.ts';
import type { ChoiceId } from './ids.ts';
import type { Pipeline } from './pipeline.ts';
import type { ReviewPeriod } from './reviews.ts';
import type { Transition } from './transition.ts';
import { winRateBy } from './win-rate.ts';

/** Won of won and lost, for one lead source or profile. */
export interface WonOf {
  readonly id: ChoiceId;
  readonly won: number;
  readonly closed: number;
}

/** Whether the steps still fit how the team sells. */
export interface MapReview {
  readonly period: ReviewPeriod;
  /** Attempts that reached the step most of them reached. */
  readonly came: number;
  /** The step in which the most that came to it ended without going on; absent with too few. */
  readonly worst?: CohortStep;
  /** Criteria that no deal had met when it left their step, of enough that did. */
  readonly neverMet: readonly CriterionOutcome[];
  /** Steps that nobody went through. */
  readonly unused: readonly string[];
  /** By how many closed, the most first. */
  readonly sources: readonly WonOf[];
  readonly profiles: readonly WonOf[];
}

export interface MapInput {
  readonly pipeline: Pipeline;
  readonly period: ReviewPeriod;
  readonly attempts: readonly Attempt[];
  readonly transitions: readonly Transition[];
  /** Every deal with an attempt that ended in the period. */
  readonly deals: readonly Pick<Deal, 'id' | 'facts'>[];
}

const fewestLeft = 5;

export function mapReview(input: MapInput): MapReview {
  const { pipeline, period, attempts, transitions } = input;
  const steps = cohort(pipeline, attempts, period);
  const worst = worstStep(steps);
  const came = Math.max(0, ...steps.map(({ reached }) => reached));
  const ended = endedWithin(attempts, period);
  const profiles = new Map(input.deals.map(({ id, facts }) => [id, facts.profile?.id]));
  const live = new Set(
    pipeline.stages.filter(({ archived }) => archived === undefined).map(({ id }) => id),
  );
  return {
    period,
    came,
    ...(worst === undefined ? {} : { worst }),
    neverMet: criteriaOutcomes(pipeline, attempts, transitions, period).filter(
      ({ all }) => all.met === 0 && all.of >= fewestLeft,
    ),
    unused: steps
      .filter(({ stageId, visited }) => came > 0 && visited === 0 && live.has(stageId))
      .map(({ name }) => name),
    sources: wonOf(ended, ({ source }) => source, period),
    profiles: wonOf(ended, ({ dealId }) => profiles.get(dealId), period),
  };
}

function worstStep(steps: readonly CohortStep[]): CohortStep | undefined {
  return steps
    .filter(
      ({ on, lost, unqualified, conversion = 1 }) =>
        conversion < 1 && on + lost + unqualified >= fewestLeft,
    )
    .sort((a, b) => (a.conversion ?? 1) - (b.conversion ?? 1))[0];
}

function wonOf(
  ended: readonly Attempt[],
  keyOf: (attempt: Attempt) => ChoiceId | undefined,
  period: ReviewPeriod,
): readonly WonOf[] {
  return [...winRateBy(ended, keyOf, period)]
    .map(([id, { won, lost }]) => ({ id, won: won.count, closed: won.count + lost.count }))
    .filter(({ closed }) => closed > 0)
    .sort((a, b) => b.closed - a.closed || a.id.localeCompare(b.id));
}
