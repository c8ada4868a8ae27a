/** Lets work through until somebody wants it empty. */
export interface Turnstile {
  /** Does the work, once nobody wants it empty. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Lets nobody in, waits until all who are inside have left, and does this; one after the other. */
  whenEmpty(work: () => void): Promise<void>;
  /** Whoever is inside should come to an end. */
  readonly isWanted: boolean;
}

export function createTurnstile(): Turnstile {
  const inside = new Set<Promise<unknown>>();
  let wanted = 0;
  let last: Promise<void> = Promise.resolve();

  async function clear(work: () => void): Promise<void> {
    await Promise.allSettled(inside);
    try {
      work();
    } finally {
      wanted -= 1;
    }
  }

  return {
    get isWanted() {
      return wanted > 0;
    },
    async pass(work) {
      while (wanted > 0) await last;
      const running = work();
      inside.add(running);
      try {
        return await running;
      } finally {
        inside.delete(running);
      }
    },
    whenEmpty(work) {
      wanted += 1;
      const done = last.then(() => clear(work));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
