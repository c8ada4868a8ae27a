/** Wakes those who wait; a ring between looking and waiting is not lost. */
export interface Bell {
  ring(): void;
  /** How often it rang so far; taken before looking for work, given to `wait` after finding none. */
  heard(): number;
  /** Resolves at the next ring after `heard`, or after so many milliseconds. */
  wait(heard: number, forMs: number): Promise<void>;
}

export function createBell(): Bell {
  let rung = 0;
  let waiting = new Set<() => void>();
  return {
    ring() {
      rung += 1;
      const woken = waiting;
      waiting = new Set();
      for (const wake of woken) wake();
    },
    heard: () => rung,
    async wait(heard, forMs) {
      if (rung !== heard) return;
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, forMs);
        waiting.add(wake);
      });
    },
  };
}
