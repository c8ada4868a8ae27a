import { type Attempt, attemptsOf } from './attempts.ts';
import { addTotals, amountsOf, TotalsSum } from './currency-totals.ts';
import type { Currency, Money } from './money.ts';
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
  /** Minor units: expected of the judged ones by their amounts then, and won by their final ones. */
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
    const ended = ends.get(keyOf(attempt));
    const kind = ended?.end?.kind;
    if (chance === undefined || (kind !== 'won' && kind !== 'lost')) return [];
    const won = kind === 'won';
    return [{ amount: attempt.amount, chance, won, final: ended?.amount }];
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
  /** At the time; without one nothing was expected of it. */
  readonly amount: Money | undefined;
  readonly chance: number;
  readonly won: boolean;
  readonly final: Money | undefined;
}

function endsByAttempt(transitions: readonly Transition[]): ReadonlyMap<string, Attempt> {
  return new Map(
    attemptsOf(transitions)
      .filter((attempt) => attempt.end !== undefined)
      .map((attempt) => [keyOf(attempt), attempt]),
  );
}

function keyOf({ dealId, attempt }: Attempt): string {
  return `${dealId}:${attempt}`;
}

function worthOf(judged: readonly Judged[]): BackTest['worth'] {
  const sums = { expected: new TotalsSum(), won: new TotalsSum() };
  for (const { amount, chance, won, final } of judged) {
    if (amount === undefined) continue;
    sums.expected.add({ ...amount, minor: amount.minor * chance });
    if (won) sums.won.add(final);
  }
  const [expected, won] = [sums.expected.totals(), sums.won.totals()];
  return amountsOf(addTotals(expected, won)).map(({ currency }) => ({
    currency,
    expected: Math.round(expected[currency] ?? 0),
    won: won[currency] ?? 0,
  }));
}
