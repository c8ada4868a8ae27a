import { makeId, sayCard, sayFact } from './change.ts';
import { nextAfter } from './comes-next.ts';
import { addDays, type IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, type Done, decided, refused } from './decision.ts';
import { revalued } from './edits.ts';
import type { Quote, QuoteOutcome, QuoteTerms } from './facts.ts';
import { given } from './given.ts';
import type { House } from './house.ts';
import { contacted, withStepDone } from './last-contact.ts';
import type { Member } from './member.ts';
import { activityOf } from './notes.ts';
import { refuseClosed } from './permits.ts';
import { isOpenQuote, quotesOfTry } from './quotes-of.ts';
import { addWorkingDays, workingCalendar } from './working-calendar.ts';

export interface QuoteAsk extends QuoteTerms {
  readonly sentOn: IsoDate;
  readonly validUntil?: IsoDate | undefined;
  readonly followUpOn?: IsoDate | undefined;
}

/** The working day on which a quote of that day is followed up. */
export function followUpDay({ settings }: House, from: IsoDate): IsoDate {
  return addWorkingDays(workingCalendar(settings), from, settings.policies.followUpDays);
}

/** Records a quote that was sent; the one before it is superseded. It counts as a contact. */
export function sendQuote(
  deal: Deal,
  house: House,
  member: Member,
  act: Act,
  ask: QuoteAsk,
): Decision {
  const refusal = refuseClosed(deal, member, 'quote');
  if (refusal !== undefined) return refusal;
  const { policies } = house.settings;
  const quote: Quote = {
    ...ask,
    id: makeId(deal, 'q'),
    n: deal.quotes.length + 1,
    attempt: deal.attempt,
    validUntil: ask.validUntil ?? addDays(ask.sentOn, policies.quoteValidDays),
    followUpOn: ask.followUpOn ?? followUpDay(house, ask.sentOn),
    outcome: { kind: 'open' },
  };
  const superseded = deal.quotes.map((old) =>
    isOpenQuote(old) ? withOutcome(old, { kind: 'superseded', on: act.on }) : old,
  );
  const valued = revalued(deal, act, quote.amount);
  const sentThen = { ...act, on: ask.sentOn };
  const next: Deal = {
    ...contacted(deal, act, 'quote-sent', ask.sentOn),
    quotes: [...superseded, quote],
    amount: quote.amount,
    waitingOn: 'them',
    history: [...deal.history, ...valued],
  };
  return decided({
    deal: next,
    entries: valued,
    activities: [activityOf(deal, sentThen, { kind: 'contact', contact: 'quote-sent' })],
    say: [sayCard(deal, act.at)],
    done: doneWith(next, act, 'sent', quote.n),
  });
}

/** The customer said yes: the deal is worth what was accepted, and what was planned to get there is done. */
export function acceptQuote(deal: Deal, member: Member, act: Act, id: string): Decision {
  const refusal = refuseClosed(deal, member, 'quote');
  if (refusal !== undefined) return refusal;
  const quote = openQuote(deal, id);
  if (quote === undefined) return noOpenQuote;
  const valued = revalued(deal, act, quote.amount);
  const next: Deal = {
    ...settle(withStepDone(deal, act, act.on), quote, { kind: 'accepted', on: act.on }),
    amount: quote.amount,
    waitingOn: 'us',
    history: [...deal.history, ...valued],
  };
  return decided({
    deal: next,
    entries: valued,
    say: sayAnswer(deal, act, quote.id, 'accepted'),
    done: doneWith(next, act, 'accepted', quote.n),
  });
}

/** The customer said no to this quote; whether the deal is revised, waits or is lost is asked next. */
export function declineQuote(
  deal: Deal,
  member: Member,
  act: Act,
  ask: { readonly id: string; readonly why?: string | undefined },
): Decision {
  const refusal = refuseClosed(deal, member, 'quote');
  if (refusal !== undefined) return refusal;
  const quote = openQuote(deal, ask.id);
  if (quote === undefined) return noOpenQuote;
  const why = ask.why?.trim() ?? '';
  return decided({
    deal: {
      ...settle(deal, quote, { kind: 'declined', on: act.on, ...(why === '' ? {} : { why }) }),
      waitingOn: 'us',
    },
    say: sayAnswer(deal, act, quote.id, 'declined'),
    done: doneWith(deal, act, 'declined', quote.n),
  });
}

/** A follow-up was made: the next one is due after the workspace's number of working days. */
export function followUp(deal: Deal, house: House, member: Member, act: Act, id: string): Decision {
  const refusal = refuseClosed(deal, member, 'quote');
  if (refusal !== undefined) return refusal;
  const quote = openQuote(deal, id);
  if (quote === undefined) return noOpenQuote;
  const again = { ...quote, followUpOn: followUpDay(house, act.on) };
  const next: Deal = {
    ...contacted(deal, act, 'quote-followed-up', act.on),
    quotes: deal.quotes.map((old) => (old.id === id ? again : old)),
  };
  return decided({
    deal: next,
    activities: [activityOf(deal, act, { kind: 'contact', contact: 'quote-followed-up' })],
    say: [sayCard(deal, act.at)],
    done: doneWith(next, act, 'followed-up', quote.n),
  });
}

/** Expires open quotes whose validity has passed; touches nothing else. Undefined: none has. */
export function expireQuotes(deal: Deal, today: IsoDate, at: Date): Decision | undefined {
  const late = deal.quotes.filter(
    (quote) => isOpenQuote(quote) && quote.validUntil !== undefined && quote.validUntil < today,
  );
  if (late.length === 0 || deal.standing.kind !== 'open') return undefined;
  const quotes = deal.quotes.map((quote) =>
    late.includes(quote) ? withOutcome(quote, { kind: 'expired', on: today }) : quote,
  );
  // What they did not answer in time is ours again.
  const waits = quotesOfTry({ ...deal, quotes }).some(isOpenQuote);
  return decided({
    deal: { ...deal, quotes, ...(waits ? {} : { waitingOn: 'us' }) },
    say: [sayCard(deal, at)],
    done: { kind: 'edited', number: deal.number, name: deal.name, at, what: ['quotes'] },
  });
}

function openQuote(deal: Deal, id: string): Quote | undefined {
  return quotesOfTry(deal).find((quote) => quote.id === id && isOpenQuote(quote));
}

const noOpenQuote = refused({
  kind: 'bad-input',
  field: 'Quote',
  say: 'That quote is already answered. Open the deal to see where it stands.',
});

function settle(deal: Deal, quote: Quote, outcome: QuoteOutcome): Deal {
  return {
    ...deal,
    quotes: deal.quotes.map((old) => (old.id === quote.id ? withOutcome(old, outcome) : old)),
  };
}

function withOutcome(quote: Quote, outcome: QuoteOutcome): Quote {
  return { ...quote, outcome };
}

/** What a customer answered stands in the thread; what was sent to them, on the card alone. */
function sayAnswer(deal: Deal, act: Act, quoteId: string, what: 'accepted' | 'declined') {
  const answer = sayFact(deal, { to: 'thread' }, { kind: 'quote', quoteId, what }, act.at);
  return [sayCard(deal, act.at), answer];
}

function doneWith(
  deal: Deal,
  act: Act,
  what: Extract<Done, { kind: 'quoted' }>['what'],
  n: number,
): Done {
  const { number, name } = deal;
  return {
    kind: 'quoted',
    number,
    name,
    at: act.at,
    what,
    n,
    ...given('next', nextAfter(deal, act)),
  };
}
