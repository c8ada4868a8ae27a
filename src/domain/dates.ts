import { DateTime } from 'luxon';
import { z } from 'zod';
import { offsetAt } from './zone-offsets.ts';

/** A calendar date without a time, in the workspace's calendar: `2026-03-12`. */
export const IsoDate = z.iso.date().brand<'IsoDate'>();
export type IsoDate = z.infer<typeof IsoDate>;

/** An IANA time zone that this runtime knows. */
export const Zone = z
  .string()
  .refine((zone) => DateTime.local({ zone }).isValid, {
    error: 'is not a time zone, e.g. Europe/Berlin',
  })
  .brand<'Zone'>();
export type Zone = z.infer<typeof Zone>;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Days since 1 January 1970, which was a Thursday: dates as numbers to count with. */
export function dayNumber(date: IsoDate): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / dayMs
  );
}

const datesByDay = new Map<number, IsoDate>();
/** More than half a century of days; a digest asks for the same few over and over. */
const datesKept = 20_000;

export function dateOfDay(day: number): IsoDate {
  const known = datesByDay.get(day);
  if (known !== undefined) return known;
  const date = IsoDate.parse(new Date(day * dayMs).toISOString().slice(0, 10));
  if (datesByDay.size >= datesKept) datesByDay.clear();
  datesByDay.set(day, date);
  return date;
}

/** ISO weekday, 1 = Monday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day number of an instant's calendar date in a zone. */
export function dayIn(zone: Zone, at: Date): number {
  const ms = at.getTime();
  return Math.floor((ms + offsetAt(zone, ms) * minuteMs) / dayMs);
}

/** The calendar date of an instant in a zone. */
export function dateIn(zone: Zone, at: Date): IsoDate {
  return dateOfDay(dayIn(zone, at));
}

/** Minutes since local midnight on the wall clock of a zone. */
export function minuteOfDayIn(zone: Zone, at: Date): number {
  const local = at.getTime() + offsetAt(zone, at.getTime()) * minuteMs;
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / minuteMs);
}

/**
 * The instant of a wall-clock time on a date; a gap shifts forward by its length, an overlap takes
 * the first. No zone changes its offset twice within two days, so the offsets a day on either side
 * are the only ones this wall time can have.
 */
export function instantOf(date: IsoDate, zone: Zone, hour = 0, minute = 0): Date {
  const wall = dayNumber(date) * dayMs + (hour * 60 + minute) * minuteMs;
  const offsets = [offsetAt(zone, wall - dayMs), offsetAt(zone, wall + dayMs)];
  const candidates = offsets.map((offset) => wall - offset * minuteMs).sort((a, b) => a - b);
  const exact = candidates.find((ms) => ms + offsetAt(zone, ms) * minuteMs === wall);
  return new Date(exact ?? Math.max(...candidates));
}

/** The date so many calendar days later (or earlier, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDay(dayNumber(date) + days);
}

/** The same day so many months later (or earlier); the last one of a month that is too short for it. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return IsoDate.parse(DateTime.fromISO(date).plus({ months }).toISODate());
}
