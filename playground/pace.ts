/* Slack's pace for posts: one per second and channel, with short bursts, in real time. */

export interface Pace {
  /** Seconds to wait, 0 when the post may be made now. */
  readonly waitFor: (channel: string) => number;
}

const BURST = 3;

/** Undefined lets everything through. */
export function createPace(postsPerSecond: number | undefined): Pace {
  const rooms = new Map<string, { tokens: number; at: number }>();
  return {
    waitFor: (channel) => {
      if (postsPerSecond === undefined) return 0;
      const now = performance.now();
      const { tokens, at } = rooms.get(channel) ?? { tokens: BURST, at: now };
      const left = Math.min(BURST, tokens + ((now - at) / 1000) * postsPerSecond);
      if (left < 1) return Math.ceil((1 - left) / postsPerSecond);
      rooms.set(channel, { tokens: left - 1, at: now });
      return 0;
    },
  };
}
