import { monthOf } from './date-words.ts';
import type { StageId } from './ids.ts';
import type { Currency } from './money.ts';
import type { SnapshotRow } from './snapshot.ts';
import type { StageOdds } from './stage-odds.ts';

/** What open deals are likely to bring, in minor units of one currency. */
export interface Likely {
  readonly currency: Currency;
  readonly deals: number;
  /** What they are worth together. */
  readonly worth: number;
  /** Expected value: each amount times its step's win chance. */
  readonly mean: number;
  /** Middle 80% by a normal approximation, never below 0 or above `worth`. */
  readonly low: number;
  readonly high: number;
}

export interface ForecastMonth {
  /** `2026-03`; `none` for deals without a close date. */
  readonly month: string;
  readonly likely: readonly Likely[];
}

/** 90th percentile of the standard normal: leaves a tenth on either side. */
const z80 = 1.2815515655446004;

/** Open deals with an amount, by month of their close date and by currency. */
export function forecast(
  rows: Iterable<SnapshotRow>,
  odds: ReadonlyMap<StageId, StageOdds>,
): readonly ForecastMonth[] {
  const months = new Map<string, SnapshotRow[]>();
  for (const row of rows) {
    const month = row.expectedClose === undefined ? 'none' : monthOf(row.expectedClose);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([month, inIt]) => ({ month, likely: likelyOf(inIt, odds) }));
}

/**
 * Expected worth and its 80% interval per currency. Deals are independent given their step's
 * chance; the chance itself is uncertain and shared by the deals of a step, hence by the law of
 * total variance: `Σ a²(p − p² − v) + Σ_steps v(Σ a)²` with chance p and its variance v.
 */
export function likelyOf(
  rows: Iterable<SnapshotRow>,
  odds: ReadonlyMap<StageId, StageOdds>,
): readonly Likely[] {
  const sums = new Map<Currency, Sums>();
  for (const row of rows) {
    const chance = odds.get(row.stageId);
    if (row.amount === undefined || chance === undefined) continue;
    const { minor, currency } = row.amount;
    const sum = sums.get(currency) ?? { deals: 0, worth: 0, mean: 0, own: 0, steps: new Map() };
    sums.set(currency, sum);
    sum.deals += 1;
    sum.worth += minor;
    sum.mean += minor * chance.chance;
    sum.own += minor ** 2 * (chance.chance - chance.chance ** 2 - chance.variance);
    const step = sum.steps.get(row.stageId) ?? { worth: 0, variance: chance.variance };
    sum.steps.set(row.stageId, { ...step, worth: step.worth + minor });
  }
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, sum]) => likelyFrom(currency, sum));
}

interface Sums {
  deals: number;
  worth: number;
  mean: number;
  /** Variance of the deals given their chances. */
  own: number;
  readonly steps: Map<StageId, { readonly worth: number; readonly variance: number }>;
}

function likelyFrom(currency: Currency, { deals, worth, mean, own, steps }: Sums): Likely {
  const shared = [...steps.values()].reduce(
    (sum, step) => sum + step.variance * step.worth ** 2,
    0,
  );
  const spread = z80 * Math.sqrt(Math.max(0, own) + shared);
  return {
    currency,
    deals,
    worth,
    mean: Math.round(mean),
    low: Math.max(0, Math.round(mean - spread)),
    high: Math.min(worth, Math.round(mean + spread)),
  };
}
