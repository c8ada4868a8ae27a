import { dateIn, type Zone } from './dates.ts';
import { isWorkingTime, type WorkingCalendar, workingTimeFrom } from './working-calendar.ts';

/** How long after its due instant a job still makes sense. */
export type CatchUpRule = 'digest' | 'morning' | 'always';

export type CatchUp =
  | { readonly kind: 'early' }
  | { readonly kind: 'run' }
  /** Runs, and says that it is late. */
  | { readonly kind: 'late'; readonly minutes: number }
  | { readonly kind: 'skip'; readonly why: string };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const digestWindowMs = 72 * hourMs;
/** A tick a minute, a deploy, a failover: nobody would call that late. */
const punctualMs = 15 * minuteMs;

/**
 * Until when a digest that was due then is worth its readers' time: for 72 hours, and when those end
 * outside working hours, to the end of the first hour of work after them.
 */
export function digestUntil(calendar: WorkingCalendar, dueAt: Date): Date {
  const end = new Date(dueAt.getTime() + digestWindowMs);
  const work = workingTimeFrom(calendar, end);
  return work > end ? new Date(work.getTime() + hourMs) : end;
}

/**
 * When something that was due then may be said: now, unless it is late and nobody is at work, on the
 * wall clock of a zone.
 */
export function sayableFrom(
  calendar: WorkingCalendar,
  dueAt: Date,
  now: Date,
  zone: Zone = calendar.zone,
): Date {
  const isLate = now.getTime() - dueAt.getTime() > punctualMs;
  return isLate ? workingTimeFrom(calendar, now, zone) : now;
}

/**
 * What to do with a slot that was due at `dueAt` and is looked at now: a digest within 72 hours (a
 * late one says so, and comes in working hours), a morning message the same working day, expiries and wake-ups always.
 */
export function catchUp(
  rule: CatchUpRule,
  slot: { readonly dueAt: Date; readonly zone: Zone },
  calendar: WorkingCalendar,
  now: Date,
): CatchUp {
  const lateMs = now.getTime() - slot.dueAt.getTime();
  if (lateMs < 0) return { kind: 'early' };
  if (rule === 'digest' && now > digestUntil(calendar, slot.dueAt)) {
    return { kind: 'skip', why: 'more than 72 hours late' };
  }
  if (rule === 'morning' && dateIn(slot.zone, now) !== dateIn(slot.zone, slot.dueAt)) {
    return { kind: 'skip', why: 'that day is over' };
  }
  if (rule === 'morning' && !isWorkingTime(calendar, now, slot.zone)) {
    return { kind: 'skip', why: 'outside working hours' };
  }
  if (rule === 'digest' && sayableFrom(calendar, slot.dueAt, now, slot.zone) > now)
    return { kind: 'early' };
  if (rule === 'digest' && lateMs > punctualMs) {
    return { kind: 'late', minutes: Math.floor(lateMs / minuteMs) };
  }
  return { kind: 'run' };
}
