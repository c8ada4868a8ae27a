/* The workspace's time: the real one, moved by an offset, or frozen and moved by hand. */

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly offsetMs: () => number;
  readonly moveBy: (ms: number) => void;
  readonly moveTo: (instant: Date) => void;
  /** Where it began, when that was asked for: a reset goes back there. */
  readonly start?: Date;
  /** Told the new offset after every move; returns the way to stop listening. */
  readonly onMove: (listener: (offsetMs: number) => void) => () => void;
}

/** Runs with `base`; from `start` on when that is given. */
export function createClock(base: () => number = Date.now, start?: Date): Clock {
  let offset = start === undefined ? 0 : start.getTime() - base();
  const listeners = new Set<(offsetMs: number) => void>();
  const moveBy = (ms: number) => {
    offset += ms;
    for (const listener of listeners) listener(offset);
  };
  return {
    now: () => base() + offset,
    offsetMs: () => offset,
    moveBy,
    moveTo: (instant) => moveBy(instant.getTime() - (base() + offset)),
    ...(start === undefined ? {} : { start }),
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A clock that stands still until it is moved. */
export function createFrozenClock(start: Date): Clock {
  return createClock(() => start.getTime());
}
