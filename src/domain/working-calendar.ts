import {
  dateIn,
  dateOfDay,
  dayIn,
  dayNumber,
  type IsoDate,
  instantOf,
  minuteOfDayIn,
  weekdayOfDay,
  type Zone,
} from './dates.ts';
import type { Settings } from './settings.ts';

/** When a workspace works. All counting is on local dates, so clock changes cannot matter. */
export interface WorkingCalendar {
  readonly zone: Zone;
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly weekdays: ReadonlySet<number>;
  /** Day numbers of holidays that fall on a worked weekday, ascending. */
  readonly holidays: readonly number[];
  /** Local hours, from inclusive to exclusive. */
  readonly hours: { readonly from: number; readonly to: number };
}

/** @throws RangeError when no weekday is worked: nothing would ever be due. */
export function workingCalendar(
  settings: Pick<Settings, 'zone' | 'workingDays' | 'workingHours' | 'holidays'>,
): WorkingCalendar {
  const weekdays = new Set(settings.workingDays.filter((day) => day >= 1 && day <= 7));
  if (weekdays.size === 0) throw new RangeError('a workspace works on at least one weekday');
  const holidays = new Set(
    settings.holidays
      .map((holiday) => dayNumber(holiday.date))
      .filter((day) => weekdays.has(weekdayOfDay(day))),
  );
  return {
    zone: settings.zone,
    weekdays,
    holidays: [...holidays].sort((a, b) => a - b),
    hours: settings.workingHours,
  };
}

export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  return worked(calendar, dayNumber(date));
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): number {
  return countDays(calendar, dayNumber(from), dayNumber(to));
}

/** Working days that began between two instants, in the workspace's zone. */
export function workingDaysElapsed(calendar: WorkingCalendar, from: Date, to: Date): number {
  return countDays(calendar, dayIn(calendar.zone, from), dayIn(calendar.zone, to));
}

/**
 * The date on which so many working days have passed since a date: the first with
 * `workingDaysBetween(date, result) === days`. Zero days: the date itself.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: IsoDate, days: number): IsoDate {
  if (days <= 0) return date;
  const start = dayNumber(date);
  const weeks = Math.floor((days - 1) / calendar.weekdays.size);
  let day = start + weeks * 7;
  let left = days - countDays(calendar, start, day);
  while (left > 0) {
    day += 1;
    if (worked(calendar, day)) left -= 1;
  }
  return dateOfDay(day);
}

/** The date itself when it is worked, else the next one that is. */
export function workingDayFrom(calendar: WorkingCalendar, date: IsoDate): IsoDate {
  let day = dayNumber(date);
  while (!worked(calendar, day)) day += 1;
  return dateOfDay(day);
}

/** Whether an instant is inside working hours, on the wall clock of a zone. */
export function isWorkingTime(
  calendar: WorkingCalendar,
  at: Date,
  zone: Zone = calendar.zone,
): boolean {
  if (!isWorkingDay(calendar, dateIn(zone, at))) return false;
  const minute = minuteOfDayIn(zone, at);
  return minute >= calendar.hours.from * 60 && minute < calendar.hours.to * 60;
}

/** The instant itself when it is in working hours, else the next start of work. */
export function workingTimeFrom(
  calendar: WorkingCalendar,
  at: Date,
  zone: Zone = calendar.zone,
): Date {
  if (isWorkingTime(calendar, at, zone)) return at;
  const today = dateIn(zone, at);
  const first = instantOf(workingDayFrom(calendar, today), zone, calendar.hours.from);
  if (first > at) return first;
  const later = workingDayFrom(calendar, dateOfDay(dayNumber(today) + 1));
  return instantOf(later, zone, calendar.hours.from);
}

function worked(calendar: WorkingCalendar, day: number): boolean {
  if (!calendar.weekdays.has(weekdayOfDay(day))) return false;
  return calendar.holidays[firstAtLeast(calendar.holidays, day)] !== day;
}

/** Worked days in (from, to], by whole weeks and what is left, less the holidays between. */
function countDays(calendar: WorkingCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  const weeks = Math.floor((to - from) / 7);
  let count = weeks * calendar.weekdays.size;
  for (let day = from + weeks * 7 + 1; day <= to; day += 1) {
    if (calendar.weekdays.has(weekdayOfDay(day))) count += 1;
  }
  const { holidays } = calendar;
  return count - (firstAtLeast(holidays, to + 1) - firstAtLeast(holidays, from + 1));
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
