import type { Attempt } from './attempts.ts';
import { dateIn, type IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { isWithin, type Window } from './digest-changes.ts';
import type { Quote } from './facts.ts';
import type { DealId, DealNumber, StageId, UserId } from './ids.ts';
import { openStages, type Pipeline } from './pipeline.ts';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts';

interface NotSent {
  readonly dealId: DealId;
  readonly number: DealNumber;
  /** Of the customer, else of the deal. */
  readonly name: string;
  readonly ownerId?: UserId;
  /** When the attempt became ready for a quote. */
  readonly readyOn: IsoDate;
  /** It was closed without one. */
  readonly closed: boolean;
}

/**
 * Who was ready for a quote, and who got one. An attempt is ready from when it came to the step in
 * which a quote is sent, or a jump went over it. A window counts quotes first sent in it, in time or
 * late; attempts still without one past the limit at its end; and those that closed in it without one.
 * Quotes have dates, so the day of a cut-off belongs to the window that begins with it.
 */
export interface QuoteLedger {
  readonly ready: number;
  readonly inTime: number;
  readonly late: number;
  readonly notSent: readonly NotSent[];
  /** Working days within which a quote is in time. */
  readonly withinDays: number;
}

/** What the ledger needs of a deal beside its attempts. */
export interface QuotedDeal {
  readonly dealId: DealId;
  readonly name: string;
  readonly quotes: readonly Quote[];
}

export function quotedDeal({ id, account, name, quotes }: Deal): QuotedDeal {
  return { dealId: id, name: account ?? name, quotes };
}

/** Undefined when no step asks for a quote. */
export function quoteLedger(
  attempts: Iterable<Attempt>,
  deals: Iterable<QuotedDeal>,
  ask: LedgerAsk & { readonly pipeline: Pipeline },
): QuoteLedger | undefined {
  const step = quoteStep(ask.pipeline);
  if (step === undefined) return undefined;
  const byDeal = new Map([...deals].map((deal) => [deal.dealId, deal]));
  const fates = [...attempts].flatMap((attempt) => {
    const deal = byDeal.get(attempt.dealId);
    const readyAt = readySince(attempt, step);
    return deal === undefined || readyAt === undefined ? [] : [fateOf(attempt, deal, readyAt, ask)];
  });
  const inTime = fates.filter((fate) => fate === 'in-time').length;
  const late = fates.filter((fate) => fate === 'late').length;
  const notSent = fates.flatMap((fate) => (typeof fate === 'object' ? [fate] : []));
  const { withinDays } = ask;
  return { ready: inTime + late + notSent.length, inTime, late, notSent, withinDays };
}

interface LedgerAsk {
  readonly calendar: WorkingCalendar;
  readonly withinDays: number;
  readonly window: Window;
}

function fateOf(
  attempt: Attempt,
  deal: QuotedDeal,
  readyAt: Date,
  { calendar, withinDays, window }: LedgerAsk,
): 'in-time' | 'late' | 'not-in-window' | NotSent {
  const readyOn = dateIn(calendar.zone, readyAt);
  const deadline = addWorkingDays(calendar, readyOn, withinDays);
  const sentOn = firstQuote(deal, attempt.attempt);
  if (sentOn === undefined || sentOn >= dateIn(calendar.zone, window.to)) {
    const isMissed = isMissing(attempt, deadline, { calendar, window });
    return isMissed ? missing(attempt, deal, readyOn) : 'not-in-window';
  }
  if (sentOn < dateIn(calendar.zone, window.from)) return 'not-in-window';
  return sentOn <= deadline ? 'in-time' : 'late';
}

/** The first live open step in which a quote is to be sent. */
function quoteStep(pipeline: Pipeline): StageId | undefined {
  return openStages(pipeline).find((stage) =>
    stage.criteria.some((criterion) => criterion.check === 'quote-sent'),
  )?.id;
}

/** When the attempt came to the step, or a jump went over it. */
function readySince({ visits, skipped }: Attempt, step: StageId): Date | undefined {
  const came = visits.find((visit) => visit.stage.id === step)?.seenFrom;
  const passed = skipped.find((one) => one.stageId === step)?.at;
  return came === undefined || (passed !== undefined && passed < came) ? passed : came;
}

function firstQuote(deal: QuotedDeal, attempt: number): IsoDate | undefined {
  return deal.quotes
    .filter((quote) => quote.attempt === attempt)
    .map((quote) => quote.sentOn)
    .sort()[0];
}

function isMissing(
  attempt: Attempt,
  deadline: IsoDate,
  { calendar, window }: Pick<LedgerAsk, 'calendar' | 'window'>,
): boolean {
  if (attempt.end !== undefined) {
    return attempt.end.kind !== 'unqualified' && isWithin(window, attempt.end.at);
  }
  return deadline < dateIn(calendar.zone, window.to);
}

function missing(attempt: Attempt, { name }: QuotedDeal, readyOn: IsoDate): NotSent {
  return {
    dealId: attempt.dealId,
    number: attempt.number,
    name,
    readyOn,
    closed: attempt.end !== undefined,
    ...(attempt.ownerId === undefined ? {} : { ownerId: attempt.ownerId }),
  };
}
