/**
 * Tells trouble of Slack's from trouble with one entry: it is the entry's own when Slack took
 * something else since the trouble before. Of an outage, whole or in part, an entry seldom gets the
 * blame, and never often. Kept per process.
 */
export interface Blame {
  /** Slack took something. */
  took(): void;
  /** There is trouble with an entry: is it its own? */
  isOwn(): boolean;
}

export function createBlame(): Blame {
  let tookSince = false;
  return {
    took() {
      tookSince = true;
    },
    isOwn() {
      const own = tookSince;
      tookSince = false;
      return own;
    },
  };
}
