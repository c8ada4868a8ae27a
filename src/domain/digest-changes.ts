import type { Attempt, AttemptEnd } from './attempts.ts';
import { monthOf } from './date-words.ts';
import type { IsoDate } from './dates.ts';
import type { ChoiceId, DealId, DealNumber, StageId } from './ids.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
import type { Transition } from './transition.ts';

export interface Window {
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export function isWithin(window: Window, at: Date): boolean {
  return at >= window.from && at < window.to;
}

/** Attempts that ended in the window, by when they really closed. */
export function endedWithin(
  attempts: Iterable<Attempt>,
  window: Window,
): readonly (Attempt & { readonly end: AttemptEnd })[] {
  const ended: (Attempt & { readonly end: AttemptEnd })[] = [];
  for (const attempt of attempts) {
    const { end } = attempt;
    if (end !== undefined && isWithin(window, end.at)) ended.push({ ...attempt, end });
  }
  return ended;
}

export interface Closings {
  readonly won: CountAndWorth;
  readonly lost: CountAndWorth;
  readonly unqualified: CountAndWorth;
}

export function closings(attempts: Iterable<Attempt>, window: Window): Closings {
  const ended = endedWithin(attempts, window);
  const of = (kind: AttemptEnd['kind']): CountAndWorth =>
    countAndWorth(ended.filter(({ end }) => end.kind === kind));
  return { won: of('won'), lost: of('lost'), unqualified: of('unqualified') };
}

/** Deals lost in one step for one reason; the step is absent when an import did not say. */
export interface LostGroup extends CountAndWorth {
  readonly stage?: { readonly id: StageId; readonly label: string };
  readonly reason?: ChoiceId;
  readonly deals: readonly DealNumber[];
}

/** What was lost in the window, by step and reason, the most first. */
export function lostGroups(attempts: Iterable<Attempt>, window: Window): readonly LostGroup[] {
  const groups = new Map<string, (Attempt & { readonly end: AttemptEnd })[]>();
  for (const attempt of endedWithin(attempts, window)) {
    if (attempt.end.kind !== 'lost') continue;
    const key = JSON.stringify([attempt.end.from?.id, reasonOf(attempt.end)]);
    groups.set(key, [...(groups.get(key) ?? []), attempt]);
  }
  return [...groups.values()]
    .map((group) => {
      const end = group[0]?.end;
      const reason = end === undefined ? undefined : reasonOf(end);
      return {
        ...countAndWorth(group),
        deals: group.map((attempt) => attempt.number),
        ...(end?.from === undefined ? {} : { stage: { id: end.from.id, label: end.from.label } }),
        ...(reason === undefined ? {} : { reason }),
      };
    })
    .sort((a, b) => b.count - a.count || (a.deals[0] ?? 0) - (b.deals[0] ?? 0));
}

function reasonOf(end: AttemptEnd): ChoiceId | undefined {
  return end.outcome?.kind === 'lost' ? end.outcome.reason : undefined;
}

/** Close dates that moved out of a month in this window, of deals still open. */
export interface Slipped extends CountAndWorth {
  /** `2026-03`. */
  readonly month: string;
  readonly deals: readonly DealNumber[];
}

export function slippedCloseDates(
  window: Iterable<Transition>,
  rows: readonly SnapshotRow[],
): readonly Slipped[] {
  const open = new Map<DealId, SnapshotRow>(rows.map((row) => [row.dealId, row]));
  const planned = new Map<DealId, IsoDate>();
  const ordered = [...window].sort((a, b) => a.number - b.number || a.seq - b.seq);
  for (const { type, dealId, dates } of ordered) {
    if (type === 'dated' && dates?.from !== undefined && !planned.has(dealId)) {
      planned.set(dealId, dates.from);
    }
  }
  const months = new Map<string, SnapshotRow[]>();
  for (const [dealId, before] of planned) {
    const row = open.get(dealId);
    if (row?.expectedClose === undefined || monthOf(row.expectedClose) <= monthOf(before)) continue;
    months.set(monthOf(before), [...(months.get(monthOf(before)) ?? []), row]);
  }
  return [...months]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([month, slipped]) => ({
      month,
      ...countAndWorth(slipped),
      deals: slipped.map((row) => row.number),
    }));
}
