import { remindHandoff } from '../domain/handoff.ts';
import { isWorkingTime } from '../domain/working-calendar.ts';
import { sweepDeals, sweepJob } from './sweep.ts';

/** Tells support once, in working hours, of a handoff that nobody accepted for a working day. */
export const remindHandoffsJob = sweepJob(
  'remind-handoffs',
  'hour',
  async (parts, { id, calendar }, now) => {
    if (!isWorkingTime(calendar, now)) return { touched: 0, finished: true };
    return await sweepDeals(parts, id, {
      query: { standing: 'won', handoffOpen: true },
      wants: (deal) => remindHandoff(deal, calendar, now) !== undefined,
      key: (deal) => `remind-handoff:${deal.id}:${deal.handoff?.offeredAt.getTime()}`,
      decide: (deal) => remindHandoff(deal, calendar, now),
    });
  },
);
