/** Slots whose work failed, and when to try again: after half a minute, 1, 2, 4 … 30 minutes, as long as they are due. */
export interface Rests {
  resting(runId: string, now: Date): boolean;
  rest(runId: string, now: Date): void;
  forget(runId: string): void;
}

const minuteMs = 60_000;
const longestMs = 30 * minuteMs;

export function createRests(): Rests {
  const failed = new Map<string, { readonly from: number; readonly forMs: number }>();
  return {
    resting(runId, now) {
      const rest = failed.get(runId);
      if (rest === undefined) return false;
      const passed = now.getTime() - rest.from;
      // A clock that was set back must not make the rest longer.
      return passed >= 0 && passed < rest.forMs;
    },
    rest(runId, now) {
      const before = failed.get(runId);
      const forMs = before === undefined ? minuteMs / 2 : Math.min(before.forMs * 2, longestMs);
      failed.set(runId, { from: now.getTime(), forMs });
    },
    forget(runId) {
      failed.delete(runId);
    },
  };
}
