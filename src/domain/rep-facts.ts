import type { Attempt } from './attempts.ts';
import { type CohortStep, cohort } from './cohort.ts';
import { isWithin, slippedCloseDates, type Window } from './digest-changes.ts';
import type { UserId } from './ids.ts';
import type { Pipeline } from './pipeline.ts';
import { type QuotedDeal, type QuoteLedger, quoteLedger } from './quote-ledger.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
import { type StuckRow, stuckRows } from './stuck.ts';
import type { Transition } from './transition.ts';
import { type WinRate, winRate } from './win-rate.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What one person, or the whole team, has open, and what became of their deals in a window. */
export interface OwnFigures {
  readonly open: CountAndWorth;
  readonly stuck: CountAndWorth;
  readonly closed: WinRate;
  readonly steps: readonly CohortStep[];
  readonly quotes?: QuoteLedger;
}

/** What the digests of a window say of one person by deal, beside the quotes that were not sent. */
interface SaidOfRep {
  /** Open deals that moved on past something required, and why. */
  readonly movedAnyway: readonly { readonly row: SnapshotRow; readonly said: string }[];
  /** Open deals whose close date left its month, `2026-03`. */
  readonly slipped: readonly { readonly row: SnapshotRow; readonly month: string }[];
}

export type RepFigures = OwnFigures & SaidOfRep & { readonly ownerId: UserId };

/** Each rep against the team, to see who needs help at which step; never a ranking. */
export interface RepsFacts {
  readonly window: Window;
  readonly team: OwnFigures;
  readonly reps: readonly RepFigures[];
}

export interface RepsInput {
  readonly pipeline: Pipeline;
  readonly calendar: WorkingCalendar;
  readonly withinDays: number;
  readonly window: Window;
  /** Open deals as of the window's end. */
  readonly rows: readonly SnapshotRow[];
  /** As of the window's end. */
  readonly attempts: readonly Attempt[];
  /** At least those of the window. */
  readonly transitions: readonly Transition[];
  /** Every deal of an attempt that was open in the window. */
  readonly deals: readonly QuotedDeal[];
}

/** Everyone who has an open deal, or had one that ended in the window; in no order that says anything. */
export function repsFacts(input: RepsInput): RepsFacts {
  const { window, rows, pipeline, calendar, attempts } = input;
  const stuck = stuckRows(rows, pipeline, calendar, window.to);
  const lately = input.transitions.filter(({ at }) => isWithin(window, at));
  const recent = attempts.filter(({ end }) => end === undefined || end.at >= window.from);
  const owners = new Set(
    [...rows, ...recent].flatMap(({ ownerId }) => (ownerId === undefined ? [] : [ownerId])),
  );
  return {
    window,
    team: figuresOf(input, rows, stuck, attempts),
    reps: [...owners].sort().map((ownerId) => {
      const isOwn = (one: { readonly ownerId?: UserId }): boolean => one.ownerId === ownerId;
      const own = stuck.filter(({ row }) => isOwn(row));
      return {
        ownerId,
        ...figuresOf(input, rows.filter(isOwn), own, attempts.filter(isOwn)),
        ...saidOf(rows.filter(isOwn), lately),
      };
    }),
  };
}

function saidOf(rows: readonly SnapshotRow[], window: readonly Transition[]): SaidOfRep {
  const anyway = new Map(
    window.flatMap(({ dealId, movedAnyway }) =>
      movedAnyway === undefined ? [] : [[dealId, movedAnyway] as const],
    ),
  );
  return {
    movedAnyway: rows.flatMap((row) => {
      const said = anyway.get(row.dealId);
      return said === undefined ? [] : [{ row, said }];
    }),
    slipped: slippedCloseDates(window, rows).flatMap(({ month, deals }) =>
      rows.flatMap((row) => (deals.includes(row.number) ? [{ row, month }] : [])),
    ),
  };
}

function figuresOf(
  { pipeline, calendar, withinDays, window, deals }: RepsInput,
  rows: readonly SnapshotRow[],
  stuck: readonly StuckRow[],
  attempts: readonly Attempt[],
): OwnFigures {
  const quotes = quoteLedger(attempts, deals, { pipeline, calendar, withinDays, window });
  return {
    open: countAndWorth(rows),
    stuck: countAndWorth(stuck.map(({ row }) => row)),
    closed: winRate(attempts, window),
    steps: cohort(pipeline, attempts, window),
    ...(quotes === undefined ? {} : { quotes }),
  };
}
