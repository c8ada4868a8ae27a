import { useCallback, useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';

const state = z.object({ paused: z.boolean() });

async function ask(init?: RequestInit): Promise<boolean | undefined> {
  const response = await fetch('/database', init);
  if (!response.ok) return undefined;
  const parsed = state.safeParse(await response.json());
  return parsed.success ? parsed.data.paused : undefined;
}

export interface DatabaseState {
  /** Undefined where the database is not the playground's own. */
  readonly paused: boolean | undefined;
  set(paused: boolean): void;
}

/** Asked anew in every session: starting over lets a paused database go on. */
export function useDatabase(session: string): DatabaseState {
  const [paused, setPaused] = useState<boolean>();
  useEffect(() => void ask().then(setPaused), [session]);
  const set = useCallback((next: boolean) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ paused: next });
    // Shown at once; what was not done shows itself as that.
    setPaused(next);
    void ask({ method: 'POST', headers, body })
      .catch(() => undefined)
      .then((now) => setPaused(now ?? !next));
  }, []);
  return { paused, set };
}
