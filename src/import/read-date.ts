import { DateTime } from 'luxon';
import { dateIn, IsoDate, instantOf, type Zone } from '../domain/dates.ts';
import type { Mapping } from './mapping.ts';

export interface DateFound {
  readonly on: IsoDate;
  /** The cell's own time, or 12:00 in the workspace's zone where it gives only a date. */
  readonly at: Date;
}

export type DateRead =
  | { readonly ok: true; readonly found?: DateFound }
  | { readonly ok: false; readonly sentence: string };

const longestDate = 60;

/** A date cell; ISO is always understood, anything else only in the mapping's formats. */
export function readDate(cell: string, zone: Zone, dates: Mapping['dates']): DateRead {
  const text = cell.trim();
  if (text === '') return { ok: true };
  if (text.length > longestDate) return { ok: false, sentence: 'is too long for a date' };
  const parsed = parseIn(text, zone, dates);
  if (parsed === undefined) return { ok: false, sentence: notUnderstood(text, dates) };
  if (parsed.year < 1970 || parsed.year > 2100) {
    return { ok: false, sentence: `"${text}" is outside the years 1970 to 2100` };
  }
  return { ok: true, found: found(parsed, hasTime(text), zone) };
}

function parseIn(text: string, zone: Zone, dates: Mapping['dates']): DateTime | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}/.test(text)
    ? DateTime.fromISO(text.replace(' ', 'T'), { zone })
    : undefined;
  if (iso?.isValid) return iso;
  return dates.formats
    .map((format) => DateTime.fromFormat(text, format, { zone, locale: dates.locale }))
    .find((read) => read.isValid);
}

/** Every way of writing a time has a colon between digits; dates have none. */
function hasTime(text: string): boolean {
  return /\d:\d/.test(text);
}

function found(parsed: DateTime, timed: boolean, zone: Zone): DateFound {
  if (timed) return { on: dateIn(zone, parsed.toJSDate()), at: parsed.toJSDate() };
  const on = IsoDate.parse(parsed.toISODate());
  return { on, at: instantOf(on, zone, 12) };
}

function notUnderstood(text: string, { formats }: Mapping['dates']): string {
  const known = formats.length === 0 ? 'YYYY-MM-DD' : `YYYY-MM-DD or ${formats.join(' or ')}`;
  return `"${text}" is no date in the form ${known}; other forms go into the mapping under dates.formats`;
}
