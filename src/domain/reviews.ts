import { firstOfMonth, monthName, monthOf } from './date-words.ts';
import { dateIn, type IsoDate, instantOf, type Zone } from './dates.ts';
import type { Window } from './digest-changes.ts';
import { type DigestTable, digestTables, type Review } from './run.ts';
import type { DigestSlot } from './schedule.ts';

/** A calendar month or quarter that is looked back upon. */
export interface ReviewPeriod extends Window {
  /** `February 2026`, `Q1 2026`. */
  readonly label: string;
}

/** The reviews that a digest brings: its week is the first to end in a new month, or quarter. */
export function reviewsDue(
  { from, to }: Pick<DigestSlot, 'from' | 'to'>,
  zone: Zone,
): readonly Review[] {
  const [before, now] = [dateIn(zone, from), dateIn(zone, to)];
  if (monthOf(before) === monthOf(now)) return [];
  return quarterStart(before) === quarterStart(now) ? ['month'] : ['month', 'quarter'];
}

/** What the thread of a slot's digest holds. */
export function digestPartsOf(
  slot: Pick<DigestSlot, 'from' | 'to'>,
  zone: Zone,
): readonly (DigestTable | Review)[] {
  return [...digestTables, ...reviewsDue(slot, zone)];
}

/** The newest month, or quarter, that is over on a date. */
export function reviewPeriod(
  review: Review,
  today: IsoDate,
  zone: Zone,
  locale: string,
): ReviewPeriod {
  const next = review === 'month' ? firstOfMonth(today, 0) : quarterStart(today);
  const first = firstOfMonth(next, review === 'month' ? -1 : -3);
  const year = first.slice(0, 4);
  const label =
    review === 'month'
      ? `${monthName(monthOf(first), locale)} ${year}`
      : `Q${Math.ceil(Number(first.slice(5, 7)) / 3)} ${year}`;
  return { label, from: instantOf(first, zone), to: instantOf(next, zone) };
}

function quarterStart(date: IsoDate): IsoDate {
  return firstOfMonth(date, -((Number(date.slice(5, 7)) - 1) % 3));
}
