import { Currency, type Money } from './money.ts';

/** Minor units per currency. Amounts of different currencies are never added up. */
export type Totals = Readonly<Partial<Record<Currency, number>>>;

/** A sum per currency that grows while rows stream by. */
export class TotalsSum {
  readonly #minor = new Map<Currency, number>();

  add(money: Money | undefined, sign: 1 | -1 = 1): void {
    if (money === undefined) return;
    const before = this.#minor.get(money.currency) ?? 0;
    this.#minor.set(money.currency, before + sign * money.minor);
  }

  /** Currencies in alphabetical order, so that the same rows give the same object. */
  totals(): Totals {
    return Object.fromEntries([...this.#minor].sort(([a], [b]) => a.localeCompare(b)));
  }
}

/** Per currency; zero where only the other side has one. */
export function addTotals(...parts: readonly Totals[]): Totals {
  const sum = new TotalsSum();
  for (const part of parts) for (const money of amountsOf(part)) sum.add(money);
  return sum.totals();
}

/** A row per currency, the workspace's own first. */
export function amountsOf(totals: Totals, first?: Currency): readonly Money[] {
  const rows = Object.entries(totals).flatMap(([code, minor]) =>
    minor === undefined ? [] : [{ currency: Currency.parse(code), minor }],
  );
  return rows.sort((a, b) => Number(b.currency === first) - Number(a.currency === first));
}
