import type { ChoiceId, StageId } from './ids.ts';
import type { Retro, RetroAnswer, StepFault } from './retro.ts';

/** How many of those who answered a question gave this answer. */
export interface Share<Answer> {
  readonly answer: Answer;
  readonly count: number;
  readonly of: number;
}

/** What people agreed upon, question by question; nobody answered: nothing. */
export interface RetroResult {
  readonly people: number;
  readonly reasons: readonly Share<ChoiceId>[];
  readonly knownAt: readonly Share<StageId>[];
  readonly faults: readonly Share<StepFault>[];
  readonly wentWell: readonly Share<StageId>[];
}

export function retroResult({ answers }: Pick<Retro, 'answers'>): RetroResult {
  return {
    people: answers.length,
    reasons: agreed(answers, (answer) => answer.reasons),
    knownAt: agreed(answers, ({ knownAt }) => (knownAt === undefined ? [] : [knownAt])),
    faults: agreed(answers, ({ fault }) => (fault === undefined ? [] : [fault])),
    wentWell: agreed(answers, ({ wentWell }) => wentWell ?? []),
  };
}

/** Answers that more than half gave; when none has that many, those that most gave. */
function agreed<Answer>(
  answers: readonly RetroAnswer[],
  given: (answer: RetroAnswer) => readonly Answer[],
): readonly Share<Answer>[] {
  const said = answers.map(given).filter((one) => one.length > 0);
  const counts = new Map<Answer, number>();
  for (const one of said.flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const floor = most * 2 > said.length ? said.length / 2 + 0.5 : most;
  return [...counts]
    .filter(([, count]) => count >= floor)
    .map(([answer, count]) => ({ answer, count, of: said.length }))
    .sort((a, b) => b.count - a.count);
}
