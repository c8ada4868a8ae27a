import { addDays, dateIn, dateOfDay, dayNumber, type IsoDate } from './dates.ts';
import type { DueDeal } from './due.ts';
import { type ClockOver, clocks } from './due-clocks.ts';
import { given } from './given.ts';
import type { Stage } from './pipeline.ts';
import { isOpenQuote, quotesOfTry } from './quotes-of.ts';
import type { MeetingAsked } from './run.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** One reason for which a deal is, or will be, due; `since` is the first date it holds. */
export type DueCandidate =
  | { readonly kind: 'woken'; readonly since: IsoDate; readonly waitedFor?: string }
  | { readonly kind: 'next-step'; readonly since: IsoDate; readonly text: string }
  | {
      readonly kind: 'meeting';
      readonly since: IsoDate;
      readonly text: string;
      readonly asked: MeetingAsked;
      readonly withWhom?: string;
    }
  | { readonly kind: 'quote'; readonly since: IsoDate; readonly n: number }
  | {
      readonly kind: 'call-to-action';
      readonly since: IsoDate;
      readonly text: string;
      readonly endsOn: IsoDate;
    }
  | ClockOver
  | { readonly kind: 'close-date'; readonly since: IsoDate; readonly expected: IsoDate };

/** The customer's own end date is due this many working days ahead. */
const callToActionAhead = 2;

/**
 * Every reason that holds or will hold when nothing changes, what a rep should hear first in front.
 * No clock runs for a deal that nobody owns.
 */
export function dueCandidates(
  deal: DueDeal,
  stage: Stage,
  calendar: WorkingCalendar,
): readonly DueCandidate[] {
  if (deal.standing.kind !== 'open' || deal.ownerId === undefined) return [];
  if (deal.waiting !== undefined) {
    const { until, reason } = deal.waiting;
    return [{ kind: 'woken', since: until, ...given('waitedFor', reason) }];
  }
  return [
    ...woken(deal, calendar),
    ...nextStep(deal),
    ...quote(deal, calendar),
    ...callToAction(deal, calendar),
    ...(deal.nextStep === undefined ? clocks(deal, stage, calendar) : []),
    ...closeDate(deal),
  ];
}

/** A wait that ended is said until somebody is in touch, plans, waits again or moves the deal. */
function woken(deal: DueDeal, calendar: WorkingCalendar): DueCandidate[] {
  const { to, waited } = deal.lastPlan ?? {};
  if (to === undefined || waited === undefined) return [];
  const isActedOn =
    contactedSince(deal, calendar, to) ||
    dateIn(calendar.zone, deal.enteredStageAt) >= to ||
    (deal.nextStep !== undefined && deal.nextStep.on >= to);
  return isActedOn ? [] : [{ kind: 'woken', since: to, ...given('waitedFor', waited.reason) }];
}

function nextStep(deal: DueDeal): DueCandidate[] {
  if (deal.nextStep === undefined) return [];
  const { on, text, meeting } = deal.nextStep;
  if (meeting !== undefined) {
    const withWhom = deal.facts.people?.find(({ id }) => id === meeting.personId)?.name;
    return [
      {
        kind: 'meeting',
        // On its day it is still to come.
        since: addDays(on, 1),
        text,
        asked: { ...meeting, on },
        ...(withWhom === undefined ? {} : { withWhom }),
      },
    ];
  }
  return [{ kind: 'next-step', since: on, text }];
}

/** The earliest follow-up of a quote that is still open and has had no contact since it came up. */
function quote(deal: DueDeal, calendar: WorkingCalendar): DueCandidate[] {
  const open = quotesOfTry(deal).flatMap((one) =>
    isOpenQuote(one) &&
    one.followUpOn !== undefined &&
    !contactedSince(deal, calendar, one.followUpOn)
      ? [{ kind: 'quote' as const, since: one.followUpOn, n: one.n }]
      : [],
  );
  return open.sort((a, b) => a.since.localeCompare(b.since)).slice(0, 1);
}

function callToAction(deal: DueDeal, calendar: WorkingCalendar): DueCandidate[] {
  const asked = deal.facts.callToAction;
  if (asked === undefined) return [];
  const since = workingDaysBefore(calendar, asked.endsOn, callToActionAhead);
  if (contactedSince(deal, calendar, since)) return [];
  return [{ kind: 'call-to-action', since, text: asked.text, endsOn: asked.endsOn }];
}

function closeDate(deal: DueDeal): DueCandidate[] {
  if (deal.expectedClose === undefined) return [];
  const since = dateOfDay(dayNumber(deal.expectedClose) + 1);
  return [{ kind: 'close-date', since, expected: deal.expectedClose }];
}

function contactedSince(deal: DueDeal, calendar: WorkingCalendar, date: IsoDate): boolean {
  return deal.lastContact !== undefined && dateIn(calendar.zone, deal.lastContact.at) >= date;
}

function workingDaysBefore(calendar: WorkingCalendar, date: IsoDate, count: number): IsoDate {
  let day = dayNumber(date);
  for (let left = count; left > 0; ) {
    day -= 1;
    if (isWorkingDay(calendar, dateOfDay(day))) left -= 1;
  }
  return dateOfDay(day);
}
