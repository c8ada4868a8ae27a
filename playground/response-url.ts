import { randomUUID } from 'node:crypto';

/* The URLs through which the app may answer an act: five times, within thirty minutes. */

const MOST_USES = 5;
const LIFETIME_MS = 30 * 60_000;

export interface ResponseTarget {
  readonly channel: string;
  readonly user: string;
  /** The message that the act was on, absent for a command. */
  readonly messageTs?: string;
  readonly threadTs?: string;
}

export interface ResponseUrls {
  /** The path below the stand-in's own URL. */
  readonly issue: (kind: 'commands' | 'actions', target: ResponseTarget) => string;
  readonly use: (path: string) => ResponseTarget | { readonly error: 'expired_url' | 'used_url' };
}

export function createResponseUrls(now: () => number): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    issue: (kind, target) => {
      const path = `/hooks/${kind}/${randomUUID()}`;
      issued.set(path, { target, at: now(), uses: 0 });
      return path;
    },
    use: (path) => {
      const url = issued.get(path);
      if (!url || now() - url.at > LIFETIME_MS) return { error: 'expired_url' };
      if (url.uses >= MOST_USES) return { error: 'used_url' };
      url.uses += 1;
      return url.target;
    },
  };
}
