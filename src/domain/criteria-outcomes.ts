import type { Attempt } from './attempts.ts';
import { isWithin, type Window } from './digest-changes.ts';
import { applies } from './gates.ts';
import type { Criterion, Pipeline, Stage } from './pipeline.ts';
import type { Transition } from './transition.ts';

/** How many of some deals had a criterion met when they left its step. */
interface MetOf {
  readonly met: number;
  readonly of: number;
}

/** One line of "Before you move on" against how the deals ended. */
export interface CriterionOutcome {
  readonly criterion: Criterion;
  readonly step: Pick<Stage, 'id' | 'name'>;
  readonly won: MetOf;
  readonly lost: MetOf;
  /** All that left the step, whatever became of them. */
  readonly all: MetOf;
}

/**
 * Which criteria go with winning, over attempts that left a step in the window by a person's hand: on,
 * or to an end. A deal below a criterion's floor is not asked. Who left a step twice counts with the
 * last time. It relates, it does not explain: a deal that goes well is also easier to document.
 * @param attempts and transitions as of the same cut-off
 */
export function criteriaOutcomes(
  pipeline: Pipeline,
  attempts: Iterable<Attempt>,
  transitions: Iterable<Transition>,
  window: Window,
): readonly CriterionOutcome[] {
  const ends = new Map<string, Attempt>();
  for (const attempt of attempts) ends.set(keyOf(attempt), attempt);
  const left = lastLeavings(transitions, window).filter((one) => !wasTold(ends.get(keyOf(one))));
  return pipeline.stages.flatMap((step) => {
    if (step.kind !== 'open' || step.archived !== undefined) return [];
    const here = left.filter(({ from }) => from?.id === step.id);
    return step.criteria.map((criterion) => {
      const asked = here.filter((one) => applies(one, criterion));
      const ended = (kind: 'won' | 'lost') =>
        asked.filter((one) => ends.get(keyOf(one))?.end?.kind === kind);
      return {
        criterion,
        step: { id: step.id, name: step.name },
        won: metOf(ended('won'), criterion),
        lost: metOf(ended('lost'), criterion),
        all: metOf(asked, criterion),
      };
    });
  });
}

/** By how much more often won deals had it than lost ones, -1..1; undefined when either has none. */
export function lead({ won, lost }: CriterionOutcome): number | undefined {
  return won.of === 0 || lost.of === 0 ? undefined : won.met / won.of - lost.met / lost.of;
}

function lastLeavings(transitions: Iterable<Transition>, window: Window): readonly Transition[] {
  const last = new Map<string, Transition>();
  for (const one of transitions) {
    if (!isLeaving(one) || !isWithin(window, one.at)) continue;
    const key = `${keyOf(one)}:${one.from?.id}`;
    const known = last.get(key);
    if (known === undefined || known.seq < one.seq) last.set(key, one);
  }
  return [...last.values()];
}

function isLeaving({ type, how, unmet }: Transition): boolean {
  const onward = type === 'moved' && (how === 'advance' || how === 'skip');
  return unmet !== undefined && (onward || type === 'closed');
}

/** An import tells of a whole attempt and of none of its criteria. */
function wasTold(attempt: Attempt | undefined): boolean {
  return attempt === undefined || attempt.visits.some((visit) => visit.toldWhole);
}

function metOf(left: readonly Transition[], { id }: Criterion): MetOf {
  return { met: left.filter(({ unmet }) => !unmet?.includes(id)).length, of: left.length };
}

function keyOf(one: Pick<Attempt, 'dealId' | 'attempt'>): string {
  return `${one.dealId}:${one.attempt}`;
}
