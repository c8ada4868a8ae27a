import type { Attempt } from './attempts.ts';
import { amountsOf } from './currency-totals.ts';
import { endedWithin, type Window } from './digest-changes.ts';
import type { Currency } from './money.ts';
import { winRate } from './win-rate.ts';

/** What the open pipeline earns a day, by the usual product of four figures. */
export interface Velocity {
  readonly currency: Currency;
  /** Attempts open at the end of the window whose amount is in this currency. */
  readonly open: number;
  /** Of attempts that ended in the window, by count, 0..1; all currencies together. */
  readonly winRate: number;
  /** Minor units, of won attempts of this currency. */
  readonly meanWon: number;
  /** Calendar days from an attempt's start to its win, of won attempts of this currency whose start is known. */
  readonly meanDaysToWin: number;
  /** Minor units a calendar day: open × win rate × mean won ÷ mean days to win. */
  readonly perDay: number;
}

const dayMs = 86_400_000;

/**
 * Currencies with at least one win in the window of which it is known when it started; a win within
 * the day counts as one day.
 */
export function velocity(attempts: readonly Attempt[], window: Window): readonly Velocity[] {
  const rate = winRate(attempts, window);
  if (rate.byCount === undefined) return [];
  const chance = rate.byCount;
  const won = endedWithin(attempts, window).filter(({ end }) => end.kind === 'won');
  return amountsOf(rate.won.worth).flatMap(({ currency, minor }) => {
    const own = won.filter(({ amount }) => amount?.currency === currency);
    const days = own.flatMap(({ startedAt, end }) =>
      startedAt ? [daysTo(end.at, startedAt)] : [],
    );
    if (days.length === 0) return [];
    const meanDaysToWin = days.reduce((sum, one) => sum + one, 0) / days.length;
    const meanWon = minor / own.length;
    const open = attempts.filter(
      (attempt) => attempt.amount?.currency === currency && isOpenAt(attempt, window.to),
    ).length;
    const perDay = (open * chance * meanWon) / meanDaysToWin;
    return [{ currency, open, winRate: chance, meanWon, meanDaysToWin, perDay }];
  });
}

function daysTo(wonAt: Date, startedAt: Date): number {
  return Math.max(1, (wonAt.getTime() - startedAt.getTime()) / dayMs);
}

function isOpenAt({ startedAt, learnedAt, end }: Attempt, at: Date): boolean {
  return (startedAt ?? learnedAt) < at && (end === undefined || end.at >= at);
}
