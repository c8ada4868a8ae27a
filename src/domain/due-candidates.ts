import { addDays, dateIn, dateOfDay, dayNumber, type IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import type { DueDeal } from './due.ts';
import { given } from './given.ts';
import type { Stage } from './pipeline.ts';
import type { MeetingAsked } from './run.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

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
  | {
      readonly kind: 'stage-age';
      readonly since: IsoDate;
      /** Working days in this stage, on `since` in a candidate, today in a reason. */
      readonly days: number;
      readonly limit: number;
      /** What the limit was learned from: 4 of 5 visits end within so many working days. */
      readonly fourOfFive?: number;
    }
  | {
      readonly kind: 'silence';
      readonly since: IsoDate;
      readonly days: number;
      readonly limit: number;
      /** There was no contact at all; counted since this visit began. */
      readonly never: boolean;
    }
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
    ...nextStep(deal),
    ...quote(deal, calendar),
    ...callToAction(deal, calendar),
    ...(deal.nextStep === undefined ? clocks(deal, stage, calendar) : []),
    ...closeDate(deal),
  ];
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
  const open = deal.quotes.flatMap((one) =>
    one.outcome.kind === 'open' &&
    one.attempt === deal.attempt &&
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

/**
 * Both clocks, the one that went over first in front; the stage age when there was no contact to
 * count from. A limit of 0 switches a clock off.
 */
function clocks(deal: DueDeal, stage: Stage, calendar: WorkingCalendar): DueCandidate[] {
  const entered = dateIn(calendar.zone, visitStart(deal));
  const ageLimit = stage.learned?.ageDays ?? stage.limits.ageDays;
  const age: DueCandidate = {
    kind: 'stage-age',
    since: addWorkingDays(calendar, entered, ageLimit + 1),
    days: ageLimit + 1,
    limit: ageLimit,
    ...given('fourOfFive', stage.learned?.fourOfFive),
  };
  const silenceLimit = stage.limits.silenceDays;
  const silentFrom = silenceStart(deal);
  const silence: DueCandidate = {
    kind: 'silence',
    since: addWorkingDays(calendar, dateIn(calendar.zone, silentFrom.at), silenceLimit + 1),
    days: silenceLimit + 1,
    limit: silenceLimit,
    never: silentFrom.never,
  };
  const both = [...(ageLimit > 0 ? [age] : []), ...(silenceLimit > 0 ? [silence] : [])];
  return silentFrom.never ? both : both.sort((a, b) => a.since.localeCompare(b.since));
}

function closeDate(deal: DueDeal): DueCandidate[] {
  if (deal.expectedClose === undefined) return [];
  const since = dateOfDay(dayNumber(deal.expectedClose) + 1);
  return [{ kind: 'close-date', since, expected: deal.expectedClose }];
}

/** An imported visit whose start nobody knows can only be counted from the import. */
function visitStart(deal: DueDeal): Date {
  const imported = deal.imported;
  if (imported?.enteredUnknown && imported.at > deal.enteredStageAt) return imported.at;
  return deal.enteredStageAt;
}

/** The last contact; a reopened deal's clock starts anew. */
function silenceStart(
  deal: Pick<Deal, 'lastContact' | 'attempt' | 'enteredStageAt' | 'imported'>,
): {
  readonly at: Date;
  readonly never: boolean;
} {
  const contact = deal.lastContact?.at;
  const visit = deal.enteredStageAt;
  if (contact === undefined) return { at: visit, never: true };
  return { at: deal.attempt > 1 && contact < visit ? visit : contact, never: false };
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
