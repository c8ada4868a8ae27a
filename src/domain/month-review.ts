import type { Attempt } from './attempts.ts';
import { type CriterionOutcome, criteriaOutcomes, lead } from './criteria-outcomes.ts';
import { endedWithin, type LostGroup, lostGroups } from './digest-changes.ts';
import type { StageId } from './ids.ts';
import type { Pipeline } from './pipeline.ts';
import type { Retro, StepFault } from './retro.ts';
import { retroResult } from './retro-result.ts';
import type { ReviewPeriod } from './reviews.ts';
import type { Transition } from './transition.ts';
import { type WinRate, winRate } from './win-rate.ts';

/** What the retros of a month say of one step. */
export interface StepLesson {
  readonly stageId: StageId;
  readonly name: string;
  /** Lost deals that could first have been known here, and why it was not. */
  readonly knownHere: number;
  readonly faults: Readonly<Record<StepFault, number>>;
  /** Won deals in which this step went well. */
  readonly wentWell: number;
}

/** What the deals that closed in a month taught, step by step. */
export interface MonthReview {
  readonly period: ReviewPeriod;
  readonly closed: WinRate;
  readonly lost: readonly LostGroup[];
  readonly steps: readonly StepLesson[];
  /** Closed deals that somebody answered a retro of. */
  readonly reviewed: { readonly won: number; readonly lost: number };
  /** Criteria that won deals had more often than lost ones, over the year to the month's end. */
  readonly criteria: readonly CriterionOutcome[];
}

export interface MonthInput {
  readonly pipeline: Pipeline;
  readonly period: ReviewPeriod;
  /** Attempts and transitions as of the same cut-off. */
  readonly attempts: readonly Attempt[];
  readonly transitions: readonly Transition[];
  readonly retros: readonly Retro[];
}

const yearMs = 365 * 86_400_000;
/** Of either outcome; fewer say nothing. */
const fewestClosed = 3;
const leastLead = 0.2;
const mostCriteria = 3;

export function monthReview(input: MonthInput): MonthReview {
  const { pipeline, period, attempts, transitions } = input;
  const answered = answeredRetros(input);
  const of = (outcome: Retro['outcome']): readonly Retro[] =>
    answered.filter((retro) => retro.outcome === outcome);
  const year = { from: new Date(period.to.getTime() - yearMs), to: period.to };
  return {
    period,
    closed: winRate(attempts, period),
    lost: lostGroups(attempts, period),
    steps: stepLessons(pipeline, of('won'), of('lost')),
    reviewed: { won: of('won').length, lost: of('lost').length },
    criteria: leading(criteriaOutcomes(pipeline, attempts, transitions, year)),
  };
}

/** Retros of what ended in the month, however long they stayed open. */
function answeredRetros({ attempts, period, retros }: MonthInput): readonly Retro[] {
  const ended = new Set(
    endedWithin(attempts, period).map(({ dealId, attempt }) => `${dealId}:${attempt}`),
  );
  return retros.filter(
    ({ dealId, attempt, answers, withdrawnAt }) =>
      withdrawnAt === undefined && answers.length > 0 && ended.has(`${dealId}:${attempt}`),
  );
}

function stepLessons(
  pipeline: Pipeline,
  won: readonly Retro[],
  lost: readonly Retro[],
): readonly StepLesson[] {
  const [good, bad] = [won.map(retroResult), lost.map(retroResult)];
  return pipeline.stages.flatMap((stage) => {
    if (stage.kind !== 'open') return [];
    const here = bad.filter(({ knownAt }) => knownAt[0]?.answer === stage.id);
    const fault = (kind: StepFault) => here.filter(({ faults }) => faults[0]?.answer === kind);
    const lesson = {
      stageId: stage.id,
      name: stage.name,
      knownHere: here.length,
      faults: {
        skipped: fault('skipped').length,
        badly: fault('badly').length,
        'out-of-hands': fault('out-of-hands').length,
      },
      wentWell: good.filter(({ wentWell }) => wentWell.some(({ answer }) => answer === stage.id))
        .length,
    };
    return lesson.knownHere + lesson.wentWell === 0 ? [] : [lesson];
  });
}

function leading(outcomes: readonly CriterionOutcome[]): readonly CriterionOutcome[] {
  return outcomes
    .filter(
      (one) =>
        one.won.of >= fewestClosed && one.lost.of >= fewestClosed && (lead(one) ?? 0) >= leastLead,
    )
    .sort((a, b) => (lead(b) ?? 0) - (lead(a) ?? 0))
    .slice(0, mostCriteria);
}
