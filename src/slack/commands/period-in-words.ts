import { DateTime } from 'luxon';
import type { Zone } from '../../domain/dates.ts';
import type { Window } from '../../domain/digest-changes.ts';

export interface Period extends Window {
  readonly label: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const units = ['week', 'month', 'quarter', 'year'] as const;

/**
 * A period up to now: `all`, `this|last week|month|quarter|year`, a month (`2026-03`, `march`), a
 * quarter (`q1`) or a year. Without words: this month. Undefined: not understood.
 */
export function periodInWords(words: string, zone: Zone, now: Date): Period | undefined {
  const asked = words.trim().toLowerCase();
  const today = DateTime.fromJSDate(now, { zone });
  if (asked === 'all') return { label: 'all time', from: new Date(0), to: now };
  if (asked === '') return spanOf(today, 'month', 'this month', now);
  return relative(asked, today, now) ?? named(asked, today, now);
}

function relative(asked: string, today: DateTime, now: Date): Period | undefined {
  const [, which = 'this', word] = /^(?:(this|last) )?(week|month|quarter|year)$/.exec(asked) ?? [];
  const unit = units.find((one) => one === word);
  if (unit === undefined) return undefined;
  const at = which === 'last' ? today.minus({ [unit]: 1 }) : today;
  return spanOf(at, unit, `${which} ${unit}`, now);
}

function named(asked: string, today: DateTime, now: Date): Period | undefined {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(asked) ?? [];
  if (year !== undefined) {
    const at = DateTime.fromObject(
      { year: Number(year), month: Number(month ?? 1) },
      { zone: today.zoneName ?? 'utc' },
    );
    return at.isValid ? spanOf(at, month === undefined ? 'year' : 'month', asked, now) : undefined;
  }
  const quarter = /^q([1-4])$/.exec(asked)?.[1];
  if (quarter !== undefined) {
    const at = today.set({ month: Number(quarter) * 3 - 2, day: 1 });
    return spanOf(newest(at, today), 'quarter', asked.toUpperCase(), now);
  }
  const index = months.indexOf(asked.slice(0, 3));
  if (index < 0) return undefined;
  const at = newest(today.set({ month: index + 1, day: 1 }), today);
  return spanOf(at, 'month', at.toFormat('LLLL yyyy'), now);
}

/** What has not begun this year is last year's. */
function newest(at: DateTime, today: DateTime): DateTime {
  return at > today ? at.minus({ years: 1 }) : at;
}

function spanOf(at: DateTime, unit: (typeof units)[number], label: string, now: Date): Period {
  const start = at.startOf(unit);
  const end = start.plus({ [unit]: 1 }).toJSDate();
  return { label, from: start.toJSDate(), to: end < now ? end : now };
}
