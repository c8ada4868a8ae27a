import type { Deal } from './deal.ts';
import type { Quote } from './facts.ts';

/** Sent, and neither answered, expired nor superseded. */
export function isOpenQuote(quote: Quote): boolean {
  return quote.outcome.kind === 'open';
}

/** Quotes of the running try: what was offered in an earlier one is no term of this. */
export function quotesOfTry({ quotes, attempt }: Pick<Deal, 'quotes' | 'attempt'>) {
  return quotes.filter((quote) => quote.attempt === attempt);
}

/** The newest quote that still waits for an answer. */
export function latestOpenQuote(deal: Deal): Quote | undefined {
  return quotesOfTry(deal).findLast(isOpenQuote);
}

export function acceptedQuote(deal: Deal): Quote | undefined {
  return quotesOfTry(deal).findLast(({ outcome }) => outcome.kind === 'accepted');
}

/** The quote that says on which terms the deal closes: the one accepted, else the newest. */
export function termsOf(deal: Deal): Quote | undefined {
  return acceptedQuote(deal) ?? quotesOfTry(deal).at(-1);
}
