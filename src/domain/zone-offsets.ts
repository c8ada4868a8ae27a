import { Info } from 'luxon';
import type { Zone } from './dates.ts';

const weekMs = 7 * 86_400_000;

/** A week of UTC time in which the offset changes at most once. */
interface Week {
  readonly before: number;
  readonly after: number;
  readonly changesAt: number;
}

const weeksByZone = new Map<Zone, Map<number, Week>>();

/**
 * Minutes east of UTC at an instant (epoch milliseconds) in a zone. Asking the runtime costs ten
 * times as much as this memo, and a digest asks for every deal.
 */
export function offsetAt(zone: Zone, ms: number): number {
  const weeks = weeksByZone.get(zone) ?? new Map<number, Week>();
  weeksByZone.set(zone, weeks);
  const index = Math.floor(ms / weekMs);
  const week = weeks.get(index) ?? readWeek(zone, index * weekMs);
  weeks.set(index, week);
  return ms < week.changesAt ? week.before : week.after;
}

function readWeek(zone: Zone, start: number): Week {
  const rules = Info.normalizeZone(zone);
  const before = rules.offset(start);
  const after = rules.offset(start + weekMs - 1);
  if (before === after) return { before, after, changesAt: start };
  let earlier = start;
  let later = start + weekMs - 1;
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2);
    if (rules.offset(middle) === before) earlier = middle;
    else later = middle;
  }
  return { before, after, changesAt: later };
}
