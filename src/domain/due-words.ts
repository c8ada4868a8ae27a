import { counted, relativeDay, shortDay, weekdayNumber } from './date-words.ts';
import { dateIn, type IsoDate, type Zone } from './dates.ts';
import type { LastContact } from './deal.ts';
import type { DueReason } from './due.ts';
import type { ContactKind } from './facts.ts';

const contactWords: Readonly<Record<ContactKind, string>> = {
  called: 'called',
  emailed: 'e-mailed',
  met: 'met',
  demo: 'demo',
  'no-answer': 'called, no answer',
  'quote-sent': 'quote sent',
  'quote-followed-up': 'quote followed up',
  'contract-sent': 'contract sent',
};

/**
 * Why the deal is due, in the words its rep reads: `19 working days here; 4 of 5 deals leave within
 * 14. No next step.` Plain text; whoever shows it escapes what people typed.
 */
export function dueWords(reason: DueReason, today: IsoDate, zone: Zone, locale: string): string {
  return [
    because(reason, today, locale),
    ...(wantsNextStep(reason) ? ['No next step.'] : []),
    ...(reason.lastContact === undefined
      ? []
      : [lastContactWords(reason.lastContact, today, zone, locale)]),
  ].join(' ');
}

/** `Last contact: quote sent, 5 Mar.` */
function lastContactWords(
  contact: LastContact,
  today: IsoDate,
  zone: Zone,
  locale: string,
): string {
  const on = shortDay(dateIn(zone, contact.at), today, locale);
  return `Last contact: ${contactWords[contact.kind]}, ${on}.`;
}

/** The first sentence alone, for lists that have no room for more. */
export function because(reason: DueReason, today: IsoDate, locale: string): string {
  switch (reason.kind) {
    case 'woken':
      return `You waited until ${waitWords(reason, today, locale)}`;
    case 'next-step':
      return `Your step “${reason.text}” ${dueVerb(reason.since, today)} due ${relativeDay(reason.since, today, locale)}.`;
    case 'meeting':
      return meetingWords(reason, today, locale);
    case 'quote':
      return `Quote ${reason.n} ${dueVerb(reason.since, today)} to be followed up ${relativeDay(reason.since, today, locale)}.`;
    case 'call-to-action':
      return `“${reason.text}” ${reason.endsOn < today ? 'ended' : 'ends'} ${relativeDay(reason.endsOn, today, locale)}.`;
    case 'stage-age':
      return `${counted(reason.days, 'working day')} here${ageLimit(reason)}.`;
    case 'silence':
      return reason.never
        ? `No contact yet, ${counted(reason.days, 'working day')} here (the limit is ${reason.limit}).`
        : `No contact for ${counted(reason.days, 'working day')} (the limit is ${reason.limit}).`;
    case 'close-date':
      return `It was expected to close ${relativeDay(reason.expected, today, locale)}.`;
  }
}

/** A learned limit leans on the admin's number too: what was seen stands beside it where they differ. */
function ageLimit({ limit, fourOfFive }: Extract<DueReason, { kind: 'stage-age' }>): string {
  if (fourOfFive === undefined) return ` (the limit is ${limit})`;
  const seen = `; 4 of 5 deals leave within ${fourOfFive}`;
  return fourOfFive === limit ? seen : `${seen} (the limit is ${limit})`;
}

/** The same to anyone but its rep. */
export function becauseToOthers(reason: DueReason, today: IsoDate, locale: string): string {
  switch (reason.kind) {
    case 'woken':
      return `It waited until ${waitWords(reason, today, locale)}`;
    case 'next-step':
      return `Next step “${reason.text}” ${dueVerb(reason.since, today)} due ${relativeDay(reason.since, today, locale)}.`;
    default:
      return because(reason, today, locale);
  }
}

/** `Did the demo with Dana happen? It was planned for yesterday: “show her the reports”.` */
function meetingWords(
  { asked, text, withWhom }: Extract<DueReason, { kind: 'meeting' }>,
  today: IsoDate,
  locale: string,
): string {
  const what = asked.kind === 'demo' ? 'demo' : 'meeting';
  const whom = withWhom === undefined ? '' : ` with ${withWhom}`;
  const day = endOfWait(asked.on, today, locale);
  return `Did the ${what}${whom} happen? It was planned for ${day}: “${text}”.`;
}

/** `On Wed 18 it goes to Maria’s list.` */
export function escalationWords(
  on: IsoDate,
  today: IsoDate,
  manager: string,
  locale: string,
): string {
  const near = relativeDay(on, today, locale);
  const day = near.startsWith('on ') ? `on ${weekdayNumber(on, today, locale)}` : near;
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} it goes to ${manager}’s list.`;
}

function wantsNextStep(reason: DueReason): boolean {
  const clock = reason.kind === 'stage-age' || reason.kind === 'close-date';
  return clock && reason.noNextStep;
}

/** `today: budget round.`, or `today.` when it was put off by a tap. */
function waitWords(
  { since, waitedFor }: Extract<DueReason, { kind: 'woken' }>,
  today: IsoDate,
  locale: string,
): string {
  const on = endOfWait(since, today, locale);
  return waitedFor === undefined ? `${on}.` : `${on}: ${sentence(waitedFor)}`;
}

function endOfWait(until: IsoDate, today: IsoDate, locale: string): string {
  return relativeDay(until, today, locale).replace(/^on /, '');
}

function dueVerb(on: IsoDate, today: IsoDate): string {
  return on < today ? 'was' : 'is';
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
