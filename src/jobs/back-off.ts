/** How often an entry that fails by itself is tried before an operator has to look at it. */
export const maxAttempts = 5;

/** Slack may still be doing it; after this long a look at the channel tells. */
export const settleMs = 15_000;

/** A delivery that nobody waits for any more may still be about to post; it is given this long. */
export const hungMs = 120_000;

/** An entry without a usable channel is looked at again by itself this often, in case an event was lost. */
export const noDestinationMs = 3_600_000;

/** What may be posted, and cannot be looked up for so long, an operator has to look up. */
export const unreadableMs = 3_600_000;

/** What Slack, though it can be read, has not taken for so long fails by itself, even when nothing else was said. */
export const notTakenMs = 24 * 3_600_000;

const outageMinMs = 5_000;
const outageMaxMs = 300_000;

/**
 * Milliseconds to the next try while the destination is in trouble, which counts no tries: about as
 * long again as it lasts already, and never more than five minutes, without end.
 */
export function outageMs(lastsMs: number, random: () => number): number {
  const base = Math.min(Math.max(lastsMs, outageMinMs), outageMaxMs);
  return Math.round(base * (0.5 + random() / 2));
}

/**
 * Milliseconds to the next try after so many: 5 s, 40 s, 5 min, 43 min, each between half and one and
 * a half times that.
 */
export function backOffMs(attempts: number, random: () => number): number {
  const base = 5_000 * 8 ** Math.max(0, attempts - 1);
  return Math.round(base * (0.5 + random()));
}
