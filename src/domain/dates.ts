import { DateTime } from 'luxon';
import { z } from 'zod';

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

/** The calendar date of an instant in a zone. */
export function dateIn(zone: Zone, at: Date): IsoDate {
  return IsoDate.parse(DateTime.fromJSDate(at, { zone }).toISODate());
}

/** The instant of a wall-clock time on a date; a gap shifts forward, an overlap takes the first. */
export function instantOf(date: IsoDate, zone: Zone, hour = 0, minute = 0): Date {
  const guess = DateTime.fromISO(date, { zone }).set({ hour, minute, second: 0, millisecond: 0 });
  const wall = Date.UTC(guess.year, guess.month - 1, guess.day, hour, minute);
  const offsets = [guess.minus({ hours: 26 }), guess.plus({ hours: 26 })].map((at) => at.offset);
  const candidates = offsets.map((offset) => wall - offset * 60_000).sort((a, b) => a - b);
  const exact = candidates.find((ms) => readsAs(ms, zone, date, hour, minute));
  return new Date(exact ?? Math.max(...candidates));
}

function readsAs(ms: number, zone: Zone, date: IsoDate, hour: number, minute: number): boolean {
  const at = DateTime.fromMillis(ms, { zone });
  return at.toISODate() === date && at.hour === hour && at.minute === minute;
}

/** The date so many calendar days later (or earlier, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return IsoDate.parse(DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate());
}
