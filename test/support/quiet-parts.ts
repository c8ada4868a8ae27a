import type { Log, Meter } from '../../src/ports.ts';

/** A log that is read by nobody. */
export const noLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Counts, by name and labels, to be looked at. */
export function countingMeter(): Meter & { readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  return {
    counts,
    count(name, labels = {}) {
      const key = [name, ...Object.values(labels)].join(':');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}
