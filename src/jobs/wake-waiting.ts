import { dateIn } from '../domain/dates.ts';
import { wake } from '../domain/notes.ts';
import { sweepDeals, sweepJob } from './sweep.ts';

/** Ends waits whose day has passed; what was waited for is kept, and said until somebody acts. */
export const wakeWaitingJob = sweepJob('wake-waiting', 'day', (parts, { id, calendar }, now) => {
  const today = dateIn(calendar.zone, now);
  return sweepDeals(parts, id, {
    query: { standing: 'open', waitEndedBefore: today },
    key: (deal) => `wake:${deal.id}:${deal.waiting?.until}`,
    decide: (deal) =>
      deal.waiting !== undefined && deal.waiting.until < today ? wake(deal, now) : undefined,
  });
});
