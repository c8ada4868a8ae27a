import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bridge, reconciled, withoutZeros } from '../../src/domain/bridge.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { rewind, type SnapshotRow, snapshotRow } from '../../src/domain/snapshot.ts';
import type { Transition } from '../../src/domain/transition.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { epoch, house, type Lived, live, lives } from './random-histories.ts';

const minuteMs = 60_000;
const { zone } = house.settings;

function openAsOf(deals: readonly Deal[], cutOff: Date): SnapshotRow[] {
  return deals.flatMap((deal) => {
    const told = transitionsOf(deal);
    if (told.length === 0) return [];
    const later = told.filter((one) => one.at >= cutOff);
    const row = rewind(snapshotRow(deal), later, cutOff, zone);
    return row?.kind === 'open' ? [row] : [];
  });
}

function windowOf(deals: readonly Deal[], from: Date, to: Date): Transition[] {
  return deals.flatMap(transitionsOf).filter((one) => one.at >= from && one.at < to);
}

function bridgeOf(deals: readonly Deal[], from: Date, to: Date) {
  return bridge(openAsOf(deals, from), windowOf(deals, from, to), openAsOf(deals, to));
}

const instants = fc.integer({ min: -10, max: 200_000 }).map((n) => new Date(epoch + n * minuteMs));
const windows = fc
  .tuple(instants, instants)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

/** What was open at an instant, from the acts themselves; undefined where an undo came later. */
function seenAt(lived: Lived, at: Date): Deal | undefined | 'undone since' {
  const state = lived.states.findLast((one) => one.at < at.getTime());
  if (state === undefined || state.deal.standing.kind === 'withdrawn') return undefined;
  const undoneLater = lived.deal.history
    .slice(state.deal.history.length)
    .some(
      (entry) =>
        entry.type === 'undone' && state.deal.history.some((past) => past.id === entry.undoes),
    );
  return undoneLater ? 'undone since' : state.deal;
}

function expectAsItWas(lived: Lived, cutOff: Date): void {
  const was = seenAt(lived, cutOff);
  const told = transitionsOf(lived.deal);
  if (was === 'undone since' || told.length === 0) return;
  const later = told.filter((one) => one.at >= cutOff);
  const row = rewind(snapshotRow(lived.deal), later, cutOff, zone);
  // Before it was made, or claimed, it is in no number.
  if (was === undefined || transitionsOf(was).length === 0) {
    expect(row?.kind).not.toBe('open');
    return;
  }
  expect(row?.stageId).toBe(was.stageId);
  expect(row?.kind).toBe(was.standing.kind);
  expect(row?.amount).toEqual(was.amount);
  expect(row?.ownerId).toBe(was.ownerId);
  expect(row?.attempt).toBe(was.attempt);
  expect(row?.expectedClose).toBe(was.expectedClose);
  // An undo gives a deal back its stage, not the wait that its move had ended.
  if (!lived.deal.history.some((entry) => entry.type === 'undone')) {
    expect(row?.waiting?.until).toBe(was.waiting?.until);
  }
  if (was.standing.kind === 'open') expect(row?.enteredStageAt).toEqual(was.enteredStageAt);
}

describe('the deal as of a cut-off', () => {
  test('is what it was then', () => {
    fc.assert(
      fc.property(lives, instants, (drafts, cutOff) => {
        for (const lived of drafts.map(live)) expectAsItWas(lived, cutOff);
      }),
      { numRuns: 400 },
    );
  });
});
describe('what changed', () => {
  test('opening plus every line is closing, in deals and in money of each currency', () => {
    fc.assert(
      fc.property(lives, windows, (drafts, { from, to }) => {
        const deals = drafts.map((draft, index) => live(draft, index).deal);
        const result = bridgeOf(deals, from, to);
        const { deals: count, worth } = reconciled(result);
        expect(count).toBe(result.closing.count);
        expect(worth).toEqual(withoutZeros(result.closing.worth));
      }),
      { numRuns: 500 },
    );
  });

  test('two windows that join add up to the one over both', () => {
    fc.assert(
      fc.property(lives, fc.tuple(instants, instants, instants), (drafts, times) => {
        const [from, middle, to] = [...times].sort((a, b) => a.getTime() - b.getTime());
        if (from === undefined || middle === undefined || to === undefined) return;
        const deals = drafts.map((draft, index) => live(draft, index).deal);
        const parts = [bridgeOf(deals, from, middle), bridgeOf(deals, middle, to)];
        const whole = bridgeOf(deals, from, to);
        expect(parts[0]?.closing).toEqual(parts[1]?.opening);
        for (const step of ['created', 'imported', 'reopened'] as const) {
          const sum = parts.reduce((all, part) => all + part.lines[step].deals, 0);
          expect(sum).toBe(whole.lines[step].deals);
        }
      }),
    );
  });

  test('the order in which transitions come makes no difference', () => {
    fc.assert(
      fc.property(lives, windows, fc.infiniteStream(fc.nat()), (drafts, { from, to }, order) => {
        const deals = drafts.map((draft, index) => live(draft, index).deal);
        const window = windowOf(deals, from, to);
        const shuffled = window
          .map((one) => ({ one, key: order.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const [opening, closing] = [openAsOf(deals, from), openAsOf(deals, to)];
        expect(bridge(opening.toReversed(), shuffled, closing)).toEqual(
          bridge(opening, window, closing),
        );
      }),
    );
  });
});
