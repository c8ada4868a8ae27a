import { useEffect, useState } from 'preact/hooks';
import type { WireEntry } from '../../protocol.ts';

const KEPT = 400;

/**
 * The journal beside the workspace: it changes with every request, so only those who read it are
 * drawn again.
 */
export interface WireStore {
  readonly entries: () => readonly WireEntry[];
  readonly put: (entry: WireEntry) => void;
  readonly replace: (entries: readonly WireEntry[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createWireStore(): WireStore {
  let kept: readonly WireEntry[] = [];
  const listeners = new Set<() => void>();
  const change = (entries: readonly WireEntry[]): void => {
    kept = entries.slice(-KEPT);
    for (const listener of listeners) listener();
  };
  return {
    entries: () => kept,
    put: (entry) => change([...kept.filter((one) => one.id !== entry.id), entry]),
    replace: change,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useWire(store: WireStore): readonly WireEntry[] {
  const [entries, setEntries] = useState(store.entries);
  useEffect(() => {
    setEntries(store.entries());
    return store.subscribe(() => setEntries(store.entries()));
  }, [store]);
  return entries;
}
