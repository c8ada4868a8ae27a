import { type Attempt, attemptsOf } from './attempts.ts';
import type { Currency } from './money.ts';
import type { Pipeline } from './pipeline.ts';
import { stageOdds } from './stage-odds.ts';
import type { Transition } from './transition.ts';

/** What the odds of an earlier day said of the attempts open then, against how those ended since. */
export interface BackTest {
  readonly at: Date;
  /** Attempts open then that were won or lost by the end; the others cannot be judged yet. */
  readonly judged: number;
  /** Of the judged ones. */
  readonly won: number;
  readonly stillOpen: number;
  /** Mean squared distance of chance and outcome: 0 is perfect, 0.25 a coin. Absent when none is judged. */
  readonly brier?: number;
  /** Mean chance less the share won: above 0 the forecast was too hopeful. */
  readonly bias?: number;
  /** Minor units: expected of the judged ones then, and won. */
  readonly worth: readonly {
    readonly currency: Currency;
    readonly expected: number;
    readonly won: number;
  }[];
}

/**
 * Tests the forecast on its own past: odds from what was known before `at`, outcomes from what was
 * known before `until`. Source of the score: Brier, Monthly Weather Review 78 (1950).
 */
export function backTest(
  pipeline: Pipeline,
  transitions: readonly Transition[],
  at: Date,
  until: Date,
): BackTest {
  const then = attemptsOf(transitions.filter((one) => one.at < at));
  const odds = stageOdds(pipeline, then);
  const ends = endsByAttempt(transitions.filter((one) => one.at < until));
  const open = then.filter((attempt) => attempt.end === undefined);
  const judged = open.flatMap((attempt) => {
    const stage = attempt.visits.at(-1)?.stage.id;
    const chance = stage === undefined ? undefined : odds.get(stage)?.chance;
    const kind = ends.get(keyOf(attempt));
    if (chance === undefined || (kind !== 'won' && kind !== 'lost')) return [];
    return [{ attempt, chance, won: kind === 'won' }];
  });
  const mean = (of: (one: Judged) => number): number =>
    judged.reduce((sum, one) => sum + of(one), 0) / judged.length;
  return {
    at,
    judged: judged.length,
    won: judged.filter(({ won }) => won).length,
    stillOpen: open.filter((attempt) => ends.get(keyOf(attempt)) === undefined).length,
    ...(judged.length === 0
      ? {}
      : {
          brier: mean(({ chance, won }) => (chance - Number(won)) ** 2),
          bias: mean(({ chance, won }) => chance - Number(won)),
        }),
    worth: worthOf(judged),
  };
}

interface Judged {
  readonly attempt: Attempt;
  readonly chance: number;
  readonly won: boolean;
}

function endsByAttempt(
  transitions: readonly Transition[],
): ReadonlyMap<string, 'won' | 'lost' | 'unqualified'> {
  return new Map(
    attemptsOf(transitions).flatMap((attempt) =>
      attempt.end === undefined ? [] : [[keyOf(attempt), attempt.end.kind] as const],
    ),
  );
}

function keyOf({ dealId, attempt }: Attempt): string {
  return `${dealId}:${attempt}`;
}

function worthOf(judged: readonly Judged[]): BackTest['worth'] {
  const sums = new Map<Currency, { expected: number; won: number }>();
  for (const { attempt, chance, won } of judged) {
    if (attempt.amount === undefined) continue;
    const { minor, currency } = attempt.amount;
    const sum = sums.get(currency) ?? { expected: 0, won: 0 };
    sum.expected += minor * chance;
    sum.won += won ? minor : 0;
    sums.set(currency, sum);
  }
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, sum]) => ({ currency, expected: Math.round(sum.expected), won: sum.won }));
}
