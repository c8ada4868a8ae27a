/** Slack takes about one message per second and channel; what waited is let go at that pace. */
const paceMs = 1_000;

/** Channels that Slack asked us to leave alone for a while; kept per process, by the monotonic clock. */
export interface ChannelPauses {
  pause(channel: string, forMs: number): void;
  /** Milliseconds until this channel may be tried; 0: now. Each caller that must wait is given its own turn. */
  turn(channel: string): number;
}

export function createChannelPauses(monotonic: () => number): ChannelPauses {
  const paused = new Map<string, { until: number; waiting: number }>();
  return {
    pause(channel, forMs) {
      const until = monotonic() + Math.max(forMs, paceMs);
      const known = paused.get(channel);
      if (known === undefined || known.until < until) paused.set(channel, { until, waiting: 0 });
    },
    turn(channel) {
      const known = paused.get(channel);
      if (known === undefined) return 0;
      const left = known.until - monotonic();
      if (left <= 0) {
        paused.delete(channel);
        return 0;
      }
      known.waiting += 1;
      return left + (known.waiting - 1) * paceMs;
    },
  };
}
