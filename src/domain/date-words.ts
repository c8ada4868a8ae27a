import { dayNumber, IsoDate, weekdayOfDay } from './dates.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `5 Mar`; with the year when it is not this one. */
export function shortDay(date: IsoDate, today: IsoDate): string {
  const year = date.slice(0, 4);
  const month = months[Number(date.slice(5, 7)) - 1];
  const words = `${Number(date.slice(8))} ${month}`;
  return year === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** `Thu 12 Mar`. */
export function weekdayDay(date: IsoDate, today: IsoDate): string {
  return `${weekdays[weekdayOfDay(dayNumber(date)) - 1]} ${shortDay(date, today)}`;
}

/** `today`, `yesterday`, `tomorrow`, else `on Thu 12 Mar`. */
export function relativeDay(date: IsoDate, today: IsoDate): string {
  const distance = dayNumber(date) - dayNumber(today);
  if (distance === 0) return 'today';
  if (distance === -1) return 'yesterday';
  if (distance === 1) return 'tomorrow';
  return `on ${weekdayDay(date, today)}`;
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
export function monthName(month: string): string {
  return monthNames[Number(month.slice(5, 7)) - 1] ?? month;
}
