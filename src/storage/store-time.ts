import type { Clock } from '../ports.ts';

/**
 * By which clock leases and back-offs end: the database's own, which all processes share, or the
 * injected one, in simulation and playground.
 */
export type StoreTime = 'server' | Clock;

/** Now, inside an aggregation expression. */
export function nowIn(time: StoreTime): '$$NOW' | Date {
  return time === 'server' ? '$$NOW' : time();
}
