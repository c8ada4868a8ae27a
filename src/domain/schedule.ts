import { DateTime } from 'luxon';
import {
  addDays,
  dateIn,
  dayNumber,
  type IsoDate,
  instantOf,
  minuteOfDayIn,
  weekdayOfDay,
  type Zone,
} from './dates.ts';
import type { Settings } from './settings.ts';
import { isWorkingDay, type WorkingCalendar, workingDayFrom } from './working-calendar.ts';

/** One digest: what it covers and when it goes out; seven days, unless the one before ended elsewhere. */
export interface DigestSlot {
  /** ISO week of the cut-off, `2026-W11`; the slot's key. */
  readonly week: string;
  /** The previous cut-off, inclusive. */
  readonly from: Date;
  /** The cut-off, exclusive. */
  readonly to: Date;
  /** First and last calendar date the title names: from the one it begins on to the one before the cut-off's. */
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  /** The cut-off, or when work begins after it; on the next working day when its day is not worked. */
  readonly dueAt: Date;
}

/** ISO 8601 week of a date, with the year the week belongs to: `2026-W01`. */
export function isoWeek(date: IsoDate): string {
  return DateTime.fromISO(date, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}

/** The digest whose cut-off is on this date. */
export function digestSlotOn(
  calendar: WorkingCalendar,
  hour: number,
  cutOffDate: IsoDate,
): DigestSlot {
  const { zone } = calendar;
  return {
    week: isoWeek(cutOffDate),
    from: instantOf(addDays(cutOffDate, -7), zone, hour),
    to: instantOf(cutOffDate, zone, hour),
    firstDay: addDays(cutOffDate, -7),
    lastDay: addDays(cutOffDate, -1),
    dueAt: inWorkFrom(calendar, zone, hour, workingDayFrom(calendar, cutOffDate)),
  };
}

/** The newest digest that is due at an instant. */
export function latestDigestSlot(
  calendar: WorkingCalendar,
  digest: Settings['digest'],
  now: Date,
): DigestSlot {
  const today = dateIn(calendar.zone, now);
  let date = addDays(today, -((weekdayOfDay(dayNumber(today)) - digest.weekday + 7) % 7));
  let slot = digestSlotOn(calendar, digest.hour, date);
  while (slot.dueAt > now) {
    date = addDays(date, -7);
    slot = digestSlotOn(calendar, digest.hour, date);
  }
  return slot;
}

/** The newest week that is over, even when its digest is not due yet because of a holiday. */
export function newestCutOff(
  calendar: WorkingCalendar,
  { weekday, hour }: Settings['digest'],
  now: Date,
): DigestSlot {
  const today = dateIn(calendar.zone, now);
  const date = addDays(today, -((weekdayOfDay(dayNumber(today)) - weekday + 7) % 7));
  const slot = digestSlotOn(calendar, hour, date);
  return slot.to <= now ? slot : digestSlotOn(calendar, hour, addDays(date, -7));
}

/** The seven days up to an instant, for who wants the figures between two digests. */
export function runningSlot(zone: Zone, now: Date): DigestSlot {
  const today = dateIn(zone, now);
  const minutes = minuteOfDayIn(zone, now);
  const from = instantOf(addDays(today, -7), zone, Math.floor(minutes / 60), minutes % 60);
  return {
    week: isoWeek(today),
    from,
    to: now,
    firstDay: addDays(today, -6),
    lastDay: today,
    dueAt: now,
  };
}

/** When the next digest goes out: the first due instant after `now`. */
export function nextDigestSlot(
  calendar: WorkingCalendar,
  digest: Settings['digest'],
  now: Date,
): DigestSlot {
  const latest = latestDigestSlot(calendar, digest, now);
  let date = addDays(dateIn(calendar.zone, latest.to), 7);
  let slot = digestSlotOn(calendar, digest.hour, date);
  while (slot.dueAt <= now) {
    date = addDays(date, 7);
    slot = digestSlotOn(calendar, digest.hour, date);
  }
  return slot;
}

/** One person's morning: its key is the local date. */
export interface MorningSlot {
  readonly date: IsoDate;
  readonly dueAt: Date;
}

/**
 * The morning of a person's local date, once its hour has come; undefined before it, on days off,
 * and when a message for this or a later local date went out already (someone who flies west has
 * had that morning).
 */
export function dueMorningSlot(
  calendar: WorkingCalendar,
  zone: Zone,
  hour: number,
  now: Date,
  lastSent?: IsoDate,
): MorningSlot | undefined {
  const date = dateIn(zone, now);
  if (lastSent !== undefined && lastSent >= date) return undefined;
  if (!isWorkingDay(calendar, date)) return undefined;
  const dueAt = inWorkFrom(calendar, zone, hour, date);
  return dueAt > now ? undefined : { date, dueAt };
}

/** The first morning after an instant, for "I'll be back on …" and previews. */
export function nextMorningSlot(
  calendar: WorkingCalendar,
  zone: Zone,
  hour: number,
  now: Date,
  lastSent?: IsoDate,
): MorningSlot {
  const today = dateIn(zone, now);
  const earliest = lastSent !== undefined && lastSent >= today ? addDays(lastSent, 1) : today;
  let date = workingDayFrom(calendar, earliest);
  if (inWorkFrom(calendar, zone, hour, date) <= now) {
    date = workingDayFrom(calendar, addDays(date, 1));
  }
  return { date, dueAt: inWorkFrom(calendar, zone, hour, date) };
}

/** Never before work starts, whatever hour a message is set to. */
function inWorkFrom(calendar: WorkingCalendar, zone: Zone, hour: number, date: IsoDate): Date {
  return instantOf(date, zone, Math.max(hour, calendar.hours.from));
}
