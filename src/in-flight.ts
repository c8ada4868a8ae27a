/** What is under way, so that a stop can wait for it. */
export interface InFlight {
  /** Returns the way out; more than one call of it counts once. */
  enter(): () => void;
  readonly count: number;
  /** Resolves when nothing is under way, or after so long; true: nothing is. */
  settled(withinMs: number): Promise<boolean>;
}

export function createInFlight(): InFlight {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    get count() {
      return count;
    },
    enter() {
      count += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        count -= 1;
        if (count === 0) for (const wake of [...waiting]) wake();
      };
    },
    settled(withinMs) {
      if (count === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          waiting.delete(finish);
          resolve(count === 0);
        };
        const timer = setTimeout(finish, withinMs);
        waiting.add(finish);
      });
    },
  };
}
