/* Real time, which the workspace's moved clock does not touch: how long Slack waits, and how long things live. */

export interface RealTime {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Does it so much later; the answer calls it off. */
  readonly after: (ms: number, act: () => void) => () => void;
}

export const realTime: RealTime = {
  now: Date.now,
  after: (ms, act) => {
    const timer = setTimeout(act, ms).unref();
    return () => clearTimeout(timer);
  },
};
