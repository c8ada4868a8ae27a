import { addDays, addMonths, dayNumber, IsoDate, weekdayOfDay } from '../../domain/dates.ts';

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

/** Whole names or their short forms: `2 decision makers` are no day in December. */
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekdayName =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ofWeek = `(?:${weekdayName},? )?`;
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?:,? (20\\d{2}))?';

/** Say by themselves that it was before. */
const gone: readonly (readonly [RegExp, Reader])[] = [
  [/yesterday/, (_, today) => addDays(today, -1)],
  [/(\d{1,3}|an?) days? ago/, ([, n], today) => addDays(today, -countOf(n))],
  [/(\d{1,2}|an?) (?:weeks?|wks?) ago/, ([, n], today) => addDays(today, -7 * countOf(n))],
  [/(\d{1,2}|an?) months? ago/, ([, n], today) => addMonths(today, -countOf(n))],
  [/last week/, (_, today) => addDays(today, -7)],
  [/last month/, (_, today) => addMonths(today, -1)],
];

/** Are always still to come. */
const coming: readonly (readonly [RegExp, Reader])[] = [
  [/tomorrow/, (_, today) => addDays(today, 1)],
  [/(?:in )?(\d{1,3}) ?(?:days?|d)/, ([, n], today) => addDays(today, countOf(n))],
  [
    /(?:in a|(?:in )?(\d{1,2})) ?(?:weeks?|wks?|w)/,
    ([, n], today) => addDays(today, 7 * countOf(n)),
  ],
  [/(?:in a|(?:in )?(\d{1,2})) ?months?/, ([, n], today) => addMonths(today, countOf(n))],
  [/next week/, (_, today) => nearestWeekday(today, 'mon', 'ahead')],
  [
    new RegExp(`next (${weekdayName})`),
    ([, name], today) => nearestWeekday(endOfWeek(today), name, 'ahead'),
  ],
];

const named: readonly (readonly [RegExp, Reader])[] = [
  [/\d{4}-\d{2}-\d{2}/, ([text]) => IsoDate.safeParse(text).data],
  [/today/, (_, today) => today],
  [
    new RegExp(`${ofWeek}(?:the )?${day}\\.? ?(?:of )?${monthName}\\.?${year}`),
    ([, on, month, of], today, look) =>
      dayOfMonth({ day: on, month: monthOf(month), of }, today, look),
  ],
  [
    new RegExp(`${ofWeek}${monthName}\\.? ${day}${year}`),
    ([, month, on, of], today, look) =>
      dayOfMonth({ day: on, month: monthOf(month), of }, today, look),
  ],
  [
    new RegExp(`${ofWeek}(\\d{1,2})\\.(\\d{1,2})\\.(20\\d{2})?`),
    ([, on, month, of], today, look) => dayOfMonth({ day: on, month, of }, today, look),
  ],
  [new RegExp(`(${weekdayName})`), ([, name], today, look) => nearestWeekday(today, name, look)],
];

/**
 * A date at the beginning or the end of words: `tomorrow`, `Thu`, `12 Mar`, `2 weeks`, `2026-03-12`.
 * Weekdays are the next such day after today, `next Fri` is that of next week.
 */
export function dateInWords(words: string, today: IsoDate): Found | undefined {
  const leading = find([...gone, ...coming, ...named], atStart, words, today, 'ahead');
  return leading ?? find([...coming, ...named], atEnd, words, today, 'ahead');
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
    const source = edge(`(?:(?:on|until|by|last|this) )?${pattern.source}`);
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

/** `a week` is one. */
function countOf(typed = ''): number {
  return /^\d/.test(typed) ? Number(typed) : 1;
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

/** Never today. */
function nearestWeekday(today: IsoDate, name = '', look: Look): IsoDate {
  const ahead = (weekdays.indexOf(name.slice(0, 3)) - weekdayOf(today) + 7) % 7;
  if (look === 'back') return addDays(today, ahead - 7);
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/** Counts from 0, Monday. */
function weekdayOf(on: IsoDate): number {
  return weekdayOfDay(dayNumber(on)) - 1;
}

function endOfWeek(today: IsoDate): IsoDate {
  return addDays(today, 6 - weekdayOf(today));
}

/** In the year that is named; else the nearest such day that is not over, or looking back, that has come. */
function dayOfMonth(
  asked: { readonly day: unknown; readonly month: unknown; readonly of: unknown },
  today: IsoDate,
  look: Look,
): IsoDate | undefined {
  const two = (n: unknown) => String(n).padStart(2, '0');
  const inYear = (year: unknown) =>
    IsoDate.safeParse(`${year}-${two(asked.month)}-${two(asked.day)}`).data;
  if (asked.of !== undefined) return inYear(asked.of);
  const year = Number(today.slice(0, 4));
  const here = inYear(year);
  const isRight = here !== undefined && (look === 'ahead' ? here >= today : here <= today);
  return isRight ? here : inYear(year + (look === 'ahead' ? 1 : -1));
}
