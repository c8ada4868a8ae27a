import type { Deal } from './deal.ts';
import type { Quote } from './facts.ts';

/** Sent, and neither answered, expired nor superseded. */
export function isOpenQuote(quote: Quote): boolean {
  return quote.outcome.kind === 'open';
}

/** The newest quote that still waits for an answer. */
export function latestOpenQuote(deal: Deal): Quote | undefined {
  return deal.quotes.findLast(isOpenQuote);
}
