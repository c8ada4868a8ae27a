import { comesNext } from './comes-next.ts';
import { dateIn, type IsoDate, type Zone } from './dates.ts';
import type { Deal } from './deal.ts';
import type { UserId } from './ids.ts';
import type { Member } from './member.ts';
import type { SnapshotRow } from './snapshot.ts';
import type { Transition } from './transition.ts';

/** What the digest's figures leave out or cannot see. */
export interface Hidden {
  readonly withoutAmount: number;
  readonly withoutCloseDate: number;
  readonly withoutNextStep: number;
  readonly unclaimed: number;
  /** Open leads that nobody has claimed: in no other figure. */
  readonly leads: number;
  /** Moves of the window past something required, and over a step. */
  readonly movedAnyway: number;
  readonly skippedSteps: number;
  /** People who are away on the day of the cut-off. */
  readonly away: readonly {
    readonly userId: UserId;
    readonly name: string;
    readonly until: IsoDate;
  }[];
}

export function hidden(
  rows: readonly SnapshotRow[],
  leads: readonly Deal[],
  window: readonly Transition[],
  members: readonly Member[],
  at: Date,
  zone: Zone,
): Hidden {
  const today = dateIn(zone, at);
  const without = (is: (row: SnapshotRow) => boolean): number => rows.filter(is).length;
  return {
    withoutAmount: without((row) => row.amount === undefined),
    withoutCloseDate: without((row) => row.expectedClose === undefined),
    withoutNextStep: without(
      (row) => row.waiting === undefined && comesNext(row, zone) === undefined,
    ),
    unclaimed: without((row) => row.ownerId === undefined),
    leads: leads.filter(({ createdAt }) => createdAt < at).length,
    movedAnyway: window.filter(({ movedAnyway }) => movedAnyway !== undefined).length,
    skippedSteps: window.reduce((sum, { over }) => sum + (over?.length ?? 0), 0),
    away: members.flatMap(({ userId, name, away, standing }) =>
      standing === 'full' && away !== undefined && today < away.until
        ? [{ userId, name, until: away.until }]
        : [],
    ),
  };
}
