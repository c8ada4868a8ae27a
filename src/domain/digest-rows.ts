import { addDays, dateIn, instantOf } from './dates.ts';
import type { Deal } from './deal.ts';
import type { DigestInput } from './digest.ts';
import { rewoundRows } from './rows-as-of.ts';
import type { DigestSlot } from './schedule.ts';
import type { Settings } from './settings.ts';
import { type SnapshotRow, snapshotRow } from './snapshot.ts';
import { type StuckRow, stuckRows } from './stuck.ts';
import type { Transition } from './transition.ts';
import { workingCalendar } from './working-calendar.ts';

/** Deals that changed since an instant, as they stood at it. */
export interface StoodAt {
  readonly at: Date;
  readonly deals: readonly Deal[];
}

const usualWeeks = 4;

/** The cut-offs whose stuck deals are the usual ones: the last four before the digest's own, newest first. */
export function usualCutOffs(settings: Settings, slot: DigestSlot): readonly Date[] {
  const { zone, digest } = settings;
  const today = dateIn(zone, slot.to);
  return Array.from({ length: usualWeeks }, (_, index) =>
    instantOf(addDays(today, -7 * (index + 1)), zone, digest.hour),
  );
}

/** The earliest instant whose transitions a digest rewinds to: where its window or what is usual begins. */
export function digestReadsFrom(settings: Settings, slot: DigestSlot): Date {
  const cutOffs = [slot.from, ...usualCutOffs(settings, slot)];
  return new Date(Math.min(...cutOffs.map((at) => at.getTime())));
}

export type RowsAt = (at: Date, stood?: readonly Deal[]) => readonly SnapshotRow[];

/**
 * Rows as of any cut-off of this digest, rewound but for those of deals that are known as they stood;
 * what is older than the oldest cut-off is looked at once.
 */
export function rewinder(input: DigestInput, counted: readonly Deal[]): RowsAt {
  const { settings, slot, contacts } = input;
  const oldest = digestReadsFrom(settings, slot);
  const now = counted.map(snapshotRow);
  const later = input.transitions.filter((one) => one.at >= oldest);
  return (at, stood = []) => {
    const known = new Set(stood.map(({ id }) => id));
    const rows = now.filter(({ dealId }) => !known.has(dealId));
    const changes = later.filter((one) => !known.has(one.dealId) || isBirth(one));
    const all = [...rows, ...stood.map(snapshotRow)];
    return rewoundRows(all, changes, at, settings.zone, contacts);
  };
}

function isBirth({ type }: Transition): boolean {
  return type === 'created' || type === 'imported';
}

/** What was stuck at each of the usual cut-offs; a next step that was set since quiets nothing then. */
export function stuckBefore(input: DigestInput, rowsAt: RowsAt): readonly (readonly StuckRow[])[] {
  if (input.contacts === undefined) return [];
  const calendar = workingCalendar(input.settings);
  return usualCutOffs(input.settings, input.slot).flatMap((at) => {
    const stood = input.stood?.find((one) => one.at.getTime() === at.getTime());
    const rows = rowsAt(at, stood?.deals);
    // Before the first deal nothing was usual.
    return rows.length === 0 ? [] : [stuckRows(rows, input.pipeline, calendar, at)];
  });
}
