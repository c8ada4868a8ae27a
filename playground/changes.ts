import type { Message } from './shapes.ts';

/* Everything that happens in the workspace, told to whoever waits, watches or counts. */

export type Change =
  | { readonly type: 'channel'; readonly channel: string }
  | { readonly type: 'joined' | 'left'; readonly channel: string; readonly user: string }
  | { readonly type: 'posted'; readonly message: Message }
  | { readonly type: 'edited'; readonly message: Message; readonly previous: Message }
  | { readonly type: 'removed'; readonly previous: Message }
  | { readonly type: 'modals' | 'home' | 'person'; readonly user: string }
  | { readonly type: 'file'; readonly file: string }
  | { readonly type: 'clock' | 'faults' | 'bot' | 'reset' }
  | { readonly type: 'wire'; readonly id: number };

type Falsy = undefined | null | false | '' | 0;

/** Holds when it answers something; it may have to ask elsewhere first. */
export type Condition<T> = () => T | Falsy | Promise<T | Falsy>;

export interface Changes {
  readonly emit: (change: Change) => void;
  /** Returns the way to stop listening. */
  readonly on: (listener: (change: Change) => void) => () => void;
  /** The changes that `run` makes while it runs; it must be synchronous. */
  readonly during: <T>(run: () => T) => { readonly value: T; readonly changes: readonly Change[] };
  /** Resolves once the condition holds, looking again after every change. */
  readonly until: <T>(
    condition: Condition<T>,
    timeoutMs: number,
    describe: () => string,
  ) => Promise<T>;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  const on: Changes['on'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    emit: (change) => {
      for (const listener of [...listeners]) listener(change);
    },
    on,
    during: (run) => {
      const changes: Change[] = [];
      const off = on((change) => changes.push(change));
      try {
        return { value: run(), changes };
      } finally {
        off();
      }
    },
    until: (condition, timeoutMs, describe) => waitUntil(on, condition, timeoutMs, describe),
  };
}

function waitUntil<T>(
  on: Changes['on'],
  condition: Condition<T>,
  timeoutMs: number,
  describe: () => string,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isLooking = false;
    let isStale = false;
    const finish = (settle: () => void) => {
      off();
      clearTimeout(timer);
      clearInterval(poll);
      settle();
    };
    const look = async () => {
      isStale = isLooking;
      if (isLooking) return;
      isLooking = true;
      try {
        const value = await condition();
        if (value) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error));
      }
      isLooking = false;
      if (isStale) void look();
    };
    const off = on(() => void look());
    // The condition may also read things that are not in the workspace, such as a database.
    const poll = setInterval(() => void look(), 50);
    const timer = setTimeout(
      () => finish(() => reject(new Error(`Waited ${timeoutMs} ms: ${describe()}`))),
      timeoutMs,
    );
    void look();
  });
}
