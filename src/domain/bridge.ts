import { addTotals, type Totals, TotalsSum } from './currency-totals.ts';
import type { DealId } from './ids.ts';
import type { Money } from './money.ts';
import type { StageKind } from './pipeline.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
import type { Transition } from './transition.ts';

/** The steps from one snapshot of open deals to the next, in the order they are read. */
export const bridgeSteps = [
  'created',
  'imported',
  'reopened',
  'value',
  'won',
  'lost',
  'unqualified',
] as const;
export type BridgeStep = (typeof bridgeSteps)[number];

interface BridgeLine {
  /** Signed: deals that came in or left; 0 for value changes. */
  readonly deals: number;
  /** Signed, per currency. */
  readonly worth: Totals;
}

/** What changed: opening + every line = closing, in deals and in money of each currency. */
export interface Bridge {
  readonly opening: CountAndWorth;
  readonly lines: Readonly<Record<BridgeStep, BridgeLine>>;
  readonly closing: CountAndWorth;
  /** Outcomes of earlier closes set right in this window; they move no open deal. */
  readonly corrected: number;
}

interface OpenState {
  readonly open: boolean;
  readonly amount?: Money | undefined;
  /** The line its close stands in, as long as it may still be corrected within the window. */
  readonly closedAs?:
    | { readonly kind: Exclude<StageKind, 'open'>; readonly amount?: Money | undefined }
    | undefined;
  readonly importedAt?: Date | undefined;
}

/**
 * The bridge over a window.
 * @param opening deals open just before the window
 * @param window transitions of the window, in any order
 * @param closing deals open at its end, taken on their own, so that a bridge that does not
 *   reconcile shows
 */
export function bridge(
  opening: readonly SnapshotRow[],
  window: Iterable<Transition>,
  closing: readonly SnapshotRow[],
): Bridge {
  const book = new Book();
  const states = new Map<DealId, OpenState>(
    opening.map((row) => [row.dealId, { open: true, amount: row.amount }]),
  );
  const ordered = [...window].sort((a, b) => a.number - b.number || a.seq - b.seq);
  for (const one of ordered) {
    const before = states.get(one.dealId) ?? { open: false, amount: one.amountBefore };
    states.set(one.dealId, book.enter(before, one));
  }
  return {
    opening: countAndWorth(opening),
    lines: book.lines(),
    closing: countAndWorth(closing),
    corrected: book.corrected,
  };
}

/** What the lines add up to; equals `closing` when every change was seen. */
export function reconciled(result: Bridge): { readonly deals: number; readonly worth: Totals } {
  const lines = bridgeSteps.map((step) => result.lines[step]);
  return {
    deals: lines.reduce((sum, line) => sum + line.deals, result.opening.count),
    worth: withoutZeros(addTotals(result.opening.worth, ...lines.map((line) => line.worth))),
  };
}

export function withoutZeros(totals: Totals): Totals {
  return Object.fromEntries(Object.entries(totals).filter(([, minor]) => minor !== 0));
}

/** Books deals in and out of the open pipeline, one line each. */
class Book {
  corrected = 0;
  readonly #deals = new Map<BridgeStep, number>();
  readonly #worth = new Map<BridgeStep, TotalsSum>();

  enter(before: OpenState, one: Transition): OpenState {
    if (one.type === 'corrected') return this.#correct(before, one);
    const valued = { ...before, amount: one.amount };
    switch (one.type) {
      case 'created':
      case 'imported':
      case 'reopened': {
        if (one.to?.kind !== 'open') return { ...valued, open: false };
        this.#add(one.type, 1, one.amount);
        return {
          open: true,
          amount: one.amount,
          importedAt: one.type === 'imported' ? one.at : undefined,
        };
      }
      case 'closed': {
        const kind = one.to?.kind;
        if (!before.open || kind === undefined || kind === 'open') return valued;
        return this.#close(before, one, kind);
      }
      default: {
        if (before.open) this.#revalue(before.amount, one.amount);
        return valued;
      }
    }
  }

  lines(): Readonly<Record<BridgeStep, BridgeLine>> {
    const line = (step: BridgeStep): BridgeLine => ({
      deals: this.#deals.get(step) ?? 0,
      worth: withoutZeros(this.#worth.get(step)?.totals() ?? {}),
    });
    return {
      created: line('created'),
      imported: line('imported'),
      reopened: line('reopened'),
      value: line('value'),
      won: line('won'),
      lost: line('lost'),
      unqualified: line('unqualified'),
    };
  }

  #close(before: OpenState, one: Transition, kind: Exclude<StageKind, 'open'>): OpenState {
    const closedAt = one.outcome?.at ?? one.at;
    if (before.importedAt !== undefined && closedAt < before.importedAt) {
      // The import told of a deal that was closed before: it never was open here.
      this.#add('imported', -1, before.amount);
      return { open: false, amount: one.amount };
    }
    this.#revalue(before.amount, one.amount);
    this.#add(kind, -1, one.amount);
    return closedState(kind, one.amount);
  }

  /** A close corrected within its own window stands in the line of its final outcome. */
  #correct(before: OpenState, one: Transition): OpenState {
    const kind = one.to?.kind;
    if (before.closedAs === undefined || kind === undefined || kind === 'open') {
      this.corrected += 1;
      return { ...before, amount: one.amount };
    }
    this.#add(before.closedAs.kind, 1, before.closedAs.amount);
    this.#revalue(before.closedAs.amount, one.amount);
    this.#add(kind, -1, one.amount);
    return closedState(kind, one.amount);
  }

  #revalue(from: Money | undefined, to: Money | undefined): void {
    const sum = this.#sumOf('value');
    sum.add(from, -1);
    sum.add(to);
  }

  #add(step: BridgeStep, deals: 1 | -1, amount: Money | undefined): void {
    this.#deals.set(step, (this.#deals.get(step) ?? 0) + deals);
    this.#sumOf(step).add(amount, deals);
  }

  #sumOf(step: BridgeStep): TotalsSum {
    const sum = this.#worth.get(step) ?? new TotalsSum();
    this.#worth.set(step, sum);
    return sum;
  }
}

function closedState(kind: Exclude<StageKind, 'open'>, amount: Money | undefined): OpenState {
  return { open: false, amount, closedAs: { kind, amount } };
}
