import { setTimeout as wait } from 'node:timers/promises';

/** Lets work of this process go one after another per key; keys do not wait for each other. */
export interface Turns {
  /** Whether somebody has a turn now, or waits for one. */
  isBusy(key: string): boolean;
  /**
   * Runs work in its turn. After it the key rests for at least as long as the work took, so that
   * another process that wants the same finds a gap.
   */
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    isBusy: (key) => last.has(key),
    async take(key, work) {
      const before = last.get(key) ?? Promise.resolve();
      let took = 0;
      const mine = before.then(async () => {
        const began = performance.now();
        try {
          return await work();
        } finally {
          took = performance.now() - began;
        }
      });
      const rest = async () => {
        // Nobody behind me: nobody to hold back.
        if (last.get(key) !== after) await wait(took * (1 + Math.random()));
        else last.delete(key);
      };
      const after = mine.then(rest, rest);
      last.set(key, after);
      return await mine;
    },
  };
}
