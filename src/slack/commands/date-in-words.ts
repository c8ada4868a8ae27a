import { addDays, dayNumber, IsoDate, weekdayOfDay } from '../../domain/dates.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Found {
  readonly on: IsoDate;
  /** The words without the date. */
  readonly left: string;
}

type Reader = (match: RegExpExecArray, today: IsoDate) => IsoDate | undefined;

const patterns: readonly (readonly [RegExp, Reader])[] = [
  [/\d{4}-\d{2}-\d{2}/, ([text]) => IsoDate.safeParse(text).data],
  [/today/, (_, today) => today],
  [/tomorrow/, (_, today) => addDays(today, 1)],
  [/(?:in )?(\d{1,3}) ?(?:days?|d)/, ([, n], today) => addDays(today, Number(n))],
  [/(?:in )?(\d{1,2}) ?(?:weeks?|wks?|w)/, ([, n], today) => addDays(today, 7 * Number(n))],
  [/next week/, (_, today) => nextWeekday(today, 0)],
  [
    /(\d{1,2})\.? ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/,
    ([, day, month], today) => dayOfMonth(Number(day), month, today),
  ],
  [
    /(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{1,2})/,
    ([, month, day], today) => dayOfMonth(Number(day), month, today),
  ],
  [
    /(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?/,
    ([, name], today) => nextWeekday(today, weekdays.indexOf(name ?? '')),
  ],
];

/**
 * A date at the beginning or the end of words: `tomorrow`, `Thu`, `12 Mar`, `2 weeks`, `2026-03-12`.
 * Weekdays are the next such day after today.
 */
export function dateInWords(words: string, today: IsoDate): Found | undefined {
  for (const [pattern, read] of patterns) {
    const source = `(?:(?:on|until|by) )?${pattern.source}`;
    for (const edge of [`^${source}(?=$|[\\s,:])`, `(?<=^|\\s)${source}$`]) {
      const match = new RegExp(edge, 'i').exec(words);
      const lowered =
        match === null ? null : new RegExp(pattern.source, 'i').exec(match[0].toLowerCase());
      const on = lowered === null ? undefined : read(lowered, today);
      if (match !== null && on !== undefined) {
        const left = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
        return { on, left: left.replace(/^[\s,:]+|[\s,:]+$/g, '') };
      }
    }
  }
  return undefined;
}

/** `weekday` counts from 0, Monday. */
function nextWeekday(today: IsoDate, weekday: number): IsoDate {
  const ahead = (weekday - (weekdayOfDay(dayNumber(today)) - 1) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/** The next such day: this year's, or next year's when it is over. */
function dayOfMonth(day: number, month: string | undefined, today: IsoDate): IsoDate | undefined {
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = `${two(months.indexOf(month ?? '') + 1)}-${two(day)}`;
  const year = Number(today.slice(0, 4));
  const here = IsoDate.safeParse(`${year}-${rest}`).data;
  return here !== undefined && here >= today ? here : IsoDate.safeParse(`${year + 1}-${rest}`).data;
}
