import { dayNumber, IsoDate } from './dates.ts';

type Style = 'day' | 'dayOfYear' | 'weekday' | 'weekdayOfYear' | 'weekdayAlone' | 'month';

const day = { day: 'numeric', month: 'short' } as const;
const styles: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  day,
  dayOfYear: { ...day, year: 'numeric' },
  weekday: { ...day, weekday: 'short' },
  weekdayOfYear: { ...day, weekday: 'short', year: 'numeric' },
  weekdayAlone: { weekday: 'short' },
  month: { month: 'long' },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Dates have no zone, and every reader counts the same years and digits as the deal. */
function formatter(style: Style, locale: string): Intl.DateTimeFormat {
  const key = `${style} ${locale}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  // English of nowhere in particular is written with the day first.
  const fresh = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...styles[style],
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  formatters.set(key, fresh);
  return fresh;
}

function written(style: Style, date: string, locale: string): string {
  return formatter(style, locale).format(new Date(`${date}T00:00:00Z`));
}

/** `5 Mar`, as the locale writes it; with the year when it is not this one. */
export function shortDay(date: IsoDate, today: IsoDate, locale: string): string {
  return written(isOfYear(date, today) ? 'day' : 'dayOfYear', date, locale);
}

/** `Thu 12 Mar`, as the locale writes it. */
export function weekdayDay(date: IsoDate, today: IsoDate, locale: string): string {
  return written(isOfYear(date, today) ? 'weekday' : 'weekdayOfYear', date, locale);
}

/** `Wed 18`: a day near enough to need no month. */
export function weekdayNumber(date: IsoDate, today: IsoDate, locale: string): string {
  if (!/^en\b/.test(locale)) return weekdayDay(date, today, locale);
  return `${written('weekdayAlone', date, locale)} ${Number(date.slice(8))}`;
}

/** `2–8 Mar`, `30 Mar–5 Apr`, as the locale writes it. */
export function dayRange(first: IsoDate, last: IsoDate, locale: string): string {
  const [from, to] = [first, last].map((date) => new Date(`${date}T00:00:00Z`));
  if (from === undefined || to === undefined) return '';
  return formatter('day', locale)
    .formatRange(from, to)
    .replace(/\s*–\s*/u, '–');
}

function isOfYear(date: IsoDate, today: IsoDate): boolean {
  return date.slice(0, 4) === today.slice(0, 4);
}

/** `today`, `yesterday`, `tomorrow`, else `on Thu 12 Mar`. */
export function relativeDay(date: IsoDate, today: IsoDate, locale: string): string {
  const distance = dayNumber(date) - dayNumber(today);
  if (distance === 0) return 'today';
  if (distance === -1) return 'yesterday';
  if (distance === 1) return 'tomorrow';
  return `on ${weekdayDay(date, today, locale)}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2026-03` of a date: sorts as text. */
export function monthOf(date: IsoDate): string {
  return date.slice(0, 7);
}

/** The first day of the month so many months after (or before) a date's. */
export function firstOfMonth(date: IsoDate, months: number): IsoDate {
  const at = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1);
  return IsoDate.parse(new Date(at).toISOString().slice(0, 10));
}

/** `March`, for a month as `2026-03`. */
export function monthName(month: string, locale: string): string {
  return written('month', `${month.slice(0, 7)}-01`, locale);
}
