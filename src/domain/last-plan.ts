import type { IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';

/** The deal when its next step is over, done or not: its clocks speak again from today on. */
export function withoutStep({ nextStep: _, ...deal }: Deal, today: IsoDate): Deal {
  return { ...deal, lastPlan: { to: today } };
}
