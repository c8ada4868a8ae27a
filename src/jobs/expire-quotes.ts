import { dateIn } from '../domain/dates.ts';
import { expireQuotes } from '../domain/quotes.ts';
import { sweepDeals, sweepJob } from './sweep.ts';

/** Quotes without an answer end with their last valid day. */
export const expireQuotesJob = sweepJob('expire-quotes', 'day', (parts, workspace, now) => {
  const today = dateIn(workspace.calendar.zone, now);
  return sweepDeals(parts, workspace.id, {
    query: { standing: 'open', quoteEndedBefore: today },
    key: (deal) => `expire-quotes:${deal.id}:${today}`,
    decide: (deal) => expireQuotes(deal, today, now),
  });
});
