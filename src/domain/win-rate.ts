import type { Attempt } from './attempts.ts';
import { amountsOf } from './currency-totals.ts';
import { endedWithin, type Window } from './digest-changes.ts';
import type { Currency } from './money.ts';
import { type CountAndWorth, countAndWorth } from './snapshot.ts';

/** Won against lost over attempts that ended; not a fit stands apart, in neither. */
export interface WinRate {
  readonly won: CountAndWorth;
  readonly lost: CountAndWorth;
  readonly unqualified: CountAndWorth;
  /** won / (won + lost), 0..1; absent when nothing was won or lost. */
  readonly byCount?: number;
  /** The same by amount, per currency, of attempts whose amount is known. */
  readonly byValue: readonly ValueRate[];
}

interface ValueRate {
  readonly currency: Currency;
  readonly rate: number;
  /** Attempts of this currency: a percentage of few says more than is known. */
  readonly closed: number;
}

/** @param window of the close, not of the creation; absent: all time */
export function winRate(attempts: Iterable<Attempt>, window: Window = allTime): WinRate {
  const ended = endedWithin(attempts, window);
  const of = (kind: 'won' | 'lost' | 'unqualified') =>
    countAndWorth(ended.filter((attempt) => attempt.end.kind === kind));
  const [won, lost] = [of('won'), of('lost')];
  const closed = won.count + lost.count;
  return {
    won,
    lost,
    unqualified: of('unqualified'),
    ...(closed === 0 ? {} : { byCount: won.count / closed }),
    byValue: valueRates(won, lost, ended),
  };
}

/** The same for each person, manager, source, …; attempts without a key are left out. */
export function winRateBy<Key>(
  attempts: Iterable<Attempt>,
  keyOf: (attempt: Attempt) => Key | undefined,
  window: Window = allTime,
): ReadonlyMap<Key, WinRate> {
  const groups = new Map<Key, Attempt[]>();
  for (const attempt of attempts) {
    const key = keyOf(attempt);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [attempt]);
    else known.push(attempt);
  }
  return new Map([...groups].map(([key, group]) => [key, winRate(group, window)]));
}

/** With fewer than five a percentage says more than is known. */
export const fewestForPercent = 5;

/** `3 of 4`, or from five up `63%`; undefined when there is nothing to divide by. */
export function shareWords(part: number, all: number): string | undefined {
  if (all === 0) return undefined;
  if (all < fewestForPercent) return `${part} of ${all}`;
  return percent(part / all);
}

/** From so many on a share is known to the hundredth of a percent. */
const enoughForHundredths = 1_000;

/** As `shareWords`, and from a thousand up `63.15%`. */
export function fineShareWords(part: number, all: number): string | undefined {
  if (all < enoughForHundredths) return shareWords(part, all);
  return `${((100 * part) / all).toFixed(2)}%`;
}

/** A share from 0 to 1 as `63%`. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

const allTime: Window = { from: new Date(-8.64e15), to: new Date(8.64e15) };

function valueRates(
  won: CountAndWorth,
  lost: CountAndWorth,
  ended: ReturnType<typeof endedWithin>,
): WinRate['byValue'] {
  const currencies = new Set(
    [...amountsOf(won.worth), ...amountsOf(lost.worth)].map(({ currency }) => currency),
  );
  return [...currencies].sort().flatMap((currency) => {
    const gained = won.worth[currency] ?? 0;
    const all = gained + (lost.worth[currency] ?? 0);
    const closed = ended.filter(
      ({ end, amount }) => end.kind !== 'unqualified' && amount?.currency === currency,
    ).length;
    return all > 0 ? [{ currency, rate: gained / all, closed }] : [];
  });
}
