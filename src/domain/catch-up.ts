import { dateIn, type Zone } from './dates.ts';
import { isWorkingTime, type WorkingCalendar } from './working-calendar.ts';

/** How long after its due instant a job still makes sense. */
export type CatchUpRule = 'digest' | 'morning' | 'always';

export type CatchUp =
  | { readonly kind: 'early' }
  | { readonly kind: 'run' }
  /** Runs, and says that it is late. */
  | { readonly kind: 'late'; readonly minutes: number }
  | { readonly kind: 'skip'; readonly why: string };

const minuteMs = 60_000;
const digestWindowMs = 72 * 60 * minuteMs;
/** A tick a minute, a deploy, a failover: nobody would call that late. */
const punctualMs = 15 * minuteMs;

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
  if (rule === 'digest' && lateMs > digestWindowMs) {
    return { kind: 'skip', why: 'more than 72 hours late' };
  }
  if (rule === 'morning' && dateIn(slot.zone, now) !== dateIn(slot.zone, slot.dueAt)) {
    return { kind: 'skip', why: 'that day is over' };
  }
  if (rule === 'morning' && !isWorkingTime(calendar, now, slot.zone)) {
    return { kind: 'skip', why: 'outside working hours' };
  }
  if (rule === 'digest' && lateMs > punctualMs) {
    // Found in the night, it waits for the morning.
    if (!isWorkingTime(calendar, now, slot.zone)) return { kind: 'early' };
    return { kind: 'late', minutes: Math.floor(lateMs / minuteMs) };
  }
  return { kind: 'run' };
}
