import { dateIn } from '../domain/dates.ts';
import { wake } from '../domain/notes.ts';
import { workingDayFrom } from '../domain/working-calendar.ts';
import { sweepDeals, sweepJob } from './sweep.ts';

/**
 * Ends waits whose day has passed. The day itself is left to the owner's morning message, which
 * says what was waited for; so the first working day from it on must be over everywhere.
 */
export const wakeWaitingJob = sweepJob('wake-waiting', 'day', (parts, { id, calendar }, now) => {
  const today = dateIn(calendar.zone, now);
  return sweepDeals(parts, id, {
    query: { standing: 'open', waitEndedBefore: today },
    wants: ({ waiting }) =>
      waiting !== undefined && workingDayFrom(calendar, waiting.until) < today,
    key: (deal) => `wake:${deal.id}:${deal.waiting?.until}`,
    decide: (deal) =>
      deal.waiting !== undefined && deal.waiting.until < today ? wake(deal, now) : undefined,
  });
});
