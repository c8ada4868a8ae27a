import { setTimeout as pause } from 'node:timers/promises';

/** The outcome within the deadline, or undefined; the work goes on either way. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const over = new AbortController();
  const deadline = pause(ms, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    over.abort();
  }
}
