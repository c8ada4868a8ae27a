import { DateTime } from 'luxon';
import { shortDay, weekdayDay } from '../../domain/date-words.ts';
import { dateIn, type IsoDate, type Zone } from '../../domain/dates.ts';
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

const wholeFormatters = new Map<string, Intl.NumberFormat>();

/** A count as its readers write it: `4,238`. */
export function whole(count: number, { locale }: Pick<Voice, 'locale'>): string {
  const known = wholeFormatters.get(locale) ?? new Intl.NumberFormat(locale);
  wholeFormatters.set(locale, known);
  return known.format(count);
}

/** `12 Mar`, as the reader writes it, and the year when it is not this one. */
export function day(date: IsoDate, voice: Voice): string {
  return shortDay(date, voice.today, voice.locale);
}

/** `Thu 12 Mar`: a date somebody plans for. */
export function weekday(date: IsoDate, voice: Voice): string {
  return weekdayDay(date, voice.today, voice.locale);
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

/** An instant as plain text in the voice's zone: `today at 10:42`, `on 12 Mar at 10:42`. */
export function plainMoment(at: Date, voice: Voice): string {
  const date = dateIn(voice.zone, at);
  const clock = DateTime.fromJSDate(at, { zone: voice.zone }).toFormat('HH:mm');
  return `${date === voice.today ? 'today' : `on ${day(date, voice)}`} at ${clock}`;
}
