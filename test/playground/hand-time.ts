import type { RealTime } from '../../playground/real-time.ts';

/** Time that stands still until it is moved by hand. */
export interface HandTime extends RealTime {
  readonly pass: (ms: number) => void;
}

interface Waiting {
  readonly at: number;
  readonly act: () => void;
}

export function createHandTime(): HandTime {
  let now = Date.now();
  const waiting = new Set<Waiting>();
  return {
    now: () => now,
    after: (ms, act) => {
      const one = { at: now + ms, act };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    pass: (ms) => {
      now += ms;
      const due = [...waiting].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      for (const one of due) if (waiting.delete(one)) one.act();
    },
  };
}
