import { IsoDate, instantOf, Zone } from '../../src/domain/dates.ts';
import { seed } from '../team.ts';

/* The moment at which the playground begins, the same every time: Thursday 5 March 2026, ten o'clock in Berlin. */

export const zone = Zone.parse(seed.team.timezone);

export const startDay = IsoDate.parse('2026-03-05');
export const startsAt: Date = instantOf(startDay, zone, 10);

/** When the bot had its first look at the clock, and said good morning since. */
export const mornings: readonly Date[] = [
  '2026-03-02',
  '2026-03-03',
  '2026-03-04',
  '2026-03-05',
].map((text) => instantOf(IsoDate.parse(text), zone, 9));
