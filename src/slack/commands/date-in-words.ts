import { addDays, dayNumber, IsoDate, weekdayOfDay } from '../../domain/dates.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Found {
  readonly on: IsoDate;
  /** The words without the date. */
  readonly left: string;
}

/** Where words for a day that recurs look: `mon` is the next one of a plan, the last one of a report. */
type Look = 'ahead' | 'back';

type Reader = (match: RegExpExecArray, today: IsoDate, look: Look) => IsoDate | undefined;

/** Say by themselves that it was before. */
const gone: readonly (readonly [RegExp, Reader])[] = [
  [/yesterday/, (_, today) => addDays(today, -1)],
  [/(\d{1,3}) days? ago/, ([, n], today) => addDays(today, -Number(n))],
];

/** Are always still to come. */
const coming: readonly (readonly [RegExp, Reader])[] = [
  [/tomorrow/, (_, today) => addDays(today, 1)],
  [/(?:in )?(\d{1,3}) ?(?:days?|d)/, ([, n], today) => addDays(today, Number(n))],
  [/(?:in )?(\d{1,2}) ?(?:weeks?|wks?|w)/, ([, n], today) => addDays(today, 7 * Number(n))],
  [/next week/, (_, today) => nearestWeekday(today, 0, 'ahead')],
];

/** Whole names or their short forms: `2 decision makers` are no day in December. */
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const named: readonly (readonly [RegExp, Reader])[] = [
  [/\d{4}-\d{2}-\d{2}/, ([text]) => IsoDate.safeParse(text).data],
  [/today/, (_, today) => today],
  [
    new RegExp(`(\\d{1,2})\\.? ?${monthName}\\.?`),
    ([, day, month = ''], today, look) => dayOfMonth(Number(day), month, today, look),
  ],
  [
    new RegExp(`${monthName}\\.? (\\d{1,2})`),
    ([, month = '', day], today, look) => dayOfMonth(Number(day), month, today, look),
  ],
  [
    /(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?/,
    ([, name], today, look) => nearestWeekday(today, weekdays.indexOf(name ?? ''), look),
  ],
];

/**
 * A date at the beginning or the end of words: `tomorrow`, `Thu`, `12 Mar`, `2 weeks`, `2026-03-12`.
 * Weekdays are the next such day after today.
 */
export function dateInWords(words: string, today: IsoDate): Found | undefined {
  const leading = find([...gone, ...named, ...coming], atStart, words, today, 'ahead');
  return leading ?? find([...named, ...coming], atEnd, words, today, 'ahead');
}

/**
 * The day of something that has been, at the beginning of words: `Thu about terms`, `12 Mar`. At the
 * end only what cannot be a plan: `about terms yesterday`, `3 days ago`. Weekdays are the last such
 * day before today. A day to come in front of more words is what was spoken of.
 */
export function pastDateInWords(words: string, today: IsoDate): Found | undefined {
  const leading = find([...gone, ...named], atStart, words, today, 'back');
  if (leading !== undefined) return leading;
  const ahead = find(coming, atStart, words, today, 'back');
  return ahead?.left === '' ? ahead : find(gone, atEnd, words, today, 'back');
}

const atStart = (source: string) => `^${source}(?=$|[\\s,:])`;
const atEnd = (source: string) => `(?<=^|\\s)${source}$`;

function find(
  among: readonly (readonly [RegExp, Reader])[],
  edge: (source: string) => string,
  words: string,
  today: IsoDate,
  look: Look,
): Found | undefined {
  for (const [pattern, read] of among) {
    const source = edge(`(?:(?:on|until|by|last) )?${pattern.source}`);
    const match = new RegExp(source, 'i').exec(words);
    const lowered =
      match === null ? null : new RegExp(pattern.source, 'i').exec(match[0].toLowerCase());
    const on = lowered === null ? undefined : read(lowered, today, look);
    if (match !== null && on !== undefined) {
      const left = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
      return { on, left: left.replace(/^[\s,:]+|[\s,:]+$/g, '') };
    }
  }
  return undefined;
}

/** `weekday` counts from 0, Monday; never today. */
function nearestWeekday(today: IsoDate, weekday: number, look: Look): IsoDate {
  const ahead = (weekday - (weekdayOfDay(dayNumber(today)) - 1) + 7) % 7;
  if (look === 'back') return addDays(today, ahead - 7);
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/** The nearest such day that is not over, or looking back, that has come. */
function dayOfMonth(day: number, month: string, today: IsoDate, look: Look): IsoDate | undefined {
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = `${two(months.indexOf(month.slice(0, 3)) + 1)}-${two(day)}`;
  const year = Number(today.slice(0, 4));
  const here = IsoDate.safeParse(`${year}-${rest}`).data;
  const isRight = here !== undefined && (look === 'ahead' ? here >= today : here <= today);
  const other = year + (look === 'ahead' ? 1 : -1);
  return isRight ? here : IsoDate.safeParse(`${other}-${rest}`).data;
}
