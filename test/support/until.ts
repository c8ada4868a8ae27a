import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 20;

/** Resolves with what the condition answers once it answers something; looks again and again. */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  withinMs = 90_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await condition();
    if (found !== undefined && found !== false && found !== null) return found;
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms: ${what}`);
    await pause(lookEveryMs);
  }
}
