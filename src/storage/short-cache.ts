/** Values that may be a little old: loaded once for all who ask at the same time, and kept for a while. */
export interface ShortCache<T> {
  get(key: string, load: () => Promise<T>): Promise<T>;
  drop(key: string): void;
}

/** `elapsed` gives milliseconds that only go forward. */
export function createShortCache<T>(keepMs: number, elapsed: () => number): ShortCache<T> {
  const kept = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return {
    get(key, load) {
      const known = kept.get(key);
      if (known !== undefined && elapsed() < known.until) return known.value;
      const value = load();
      const mine = { value, until: elapsed() + keepMs };
      kept.set(key, mine);
      // A failed load is not kept: the next one who asks tries again.
      value.catch(() => {
        if (kept.get(key) === mine) kept.delete(key);
      });
      return value;
    },
    drop: (key) => void kept.delete(key),
  };
}
