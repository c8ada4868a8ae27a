import { DateTime } from 'luxon';
import type { IsoDate, Zone } from '../../domain/dates.ts';
import { dateIn } from '../../domain/dates.ts';
import { formatMoney, type Money } from '../../domain/money.ts';

/** The name of a person as plain text; cards never mention anyone. */
export type NameOf = (id: string | undefined) => string;

/** In whose language and time something is said: the reader's own, or the workspace's when shared. */
export interface Voice {
  readonly locale: string;
  readonly zone: Zone;
  readonly today: IsoDate;
  readonly nameOf: NameOf;
}

export function money(amount: Money, voice: Voice): string {
  return formatMoney(amount, voice.locale);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${Object.keys(options).join()}`;
  const known = dayFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  dayFormats.set(key, made);
  return made;
}

/** `12 Mar`, and the year when it is not this one. */
export function day(date: IsoDate, voice: Voice): string {
  const sameYear = date.slice(0, 4) === voice.today.slice(0, 4);
  return dayFormat(
    voice.locale,
    sameYear
      ? { day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', year: 'numeric' },
  ).format(new Date(date));
}

/** `Thu 12 Mar`: a date somebody plans for. */
export function weekday(date: IsoDate, voice: Voice): string {
  const name = dayFormat(voice.locale, { weekday: 'short' }).format(new Date(date));
  return `${name} ${day(date, voice)}`;
}

/** The day of an instant, in the voice's zone. */
export function dayOf(at: Date, voice: Voice): string {
  return day(dateIn(voice.zone, at), voice);
}

/** An instant that Slack shows in every reader's own time; for mrkdwn only. */
export function moment(at: Date, voice: Voice): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} at {time}|${plainMoment(at, voice)}>`;
}

/** An instant as plain text in the voice's zone: `today at 10:42`, `12 Mar at 10:42`. */
export function plainMoment(at: Date, voice: Voice): string {
  const date = dateIn(voice.zone, at);
  const clock = DateTime.fromJSDate(at, { zone: voice.zone }).toFormat('HH:mm');
  return `${date === voice.today ? 'today' : day(date, voice)} at ${clock}`;
}
