import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import { noSocket } from '../identity.ts';
import { createSocketLink, type LinkParts, type SocketLink } from './socket-link.ts';

export interface SocketReceiver extends Receiver {
  /** How many connections can take something now. */
  readonly connected: number;
}

export interface SocketReceiverParts extends LinkParts {
  readonly log: Log;
  /** How many connections are held. */
  readonly links?: number;
  /** The later ones start so much later, so that Slack does not refresh all at once. */
  readonly staggerMs?: number;
  readonly firstBackOffMs?: number;
  readonly random?: () => number;
}

const mostBackOffMs = 30_000;
/** What Slack sends from then on goes to another process, or its person tries again. */
const stopping = { quietMs: 0, withinMs: 300 };
/** Slack closes a connection about ten seconds after it said so; what was under way still arrives. */
const leaving = { quietMs: 500, withinMs: 8_000 };

interface Pool {
  readonly parts: SocketReceiverParts;
  readonly links: Set<SocketLink>;
  readonly timers: Set<NodeJS.Timeout>;
  readonly retiring: Set<Promise<void>>;
  app?: App;
  stopping: boolean;
}

/**
 * Socket Mode that is never deaf: several connections feed one app, and one that is about to be
 * closed is replaced before it goes. Whatever goes wrong, it tries again; the process stays up.
 */
export function createSocketReceiver(parts: SocketReceiverParts): SocketReceiver {
  const { links: count = 2, staggerMs = 3_000 } = parts;
  const pool: Pool = {
    parts,
    links: new Set(),
    timers: new Set(),
    retiring: new Set(),
    stopping: false,
  };
  return {
    get connected() {
      return [...pool.links].filter((link) => link.connected).length;
    },
    init(app) {
      pool.app = app;
    },
    async start() {
      try {
        await openLink(pool);
      } catch (cause) {
        throw noSocket(cause);
      }
      for (let more = 1; more < count; more += 1) {
        after(pool, more * staggerMs, () => keepOpening(pool, 0));
      }
    },
    async stop() {
      pool.stopping = true;
      for (const timer of pool.timers) clearTimeout(timer);
      for (const link of pool.links) retire(pool, link, stopping);
      await Promise.all(pool.retiring);
    },
  };
}

async function openLink(pool: Pool): Promise<void> {
  const { app, parts, links } = pool;
  if (app === undefined || pool.stopping) return;
  const replaced = { open: false };
  const link = createSocketLink(parts, {
    async leaving(soon) {
      if (!replaced.open) replaced.open = await replace(pool, link);
      // Until Slack means it, the old one may still be given something.
      if (!soon && replaced.open) retire(pool, link, leaving);
    },
    lost() {
      if (!links.delete(link) || pool.stopping || replaced.open) return;
      parts.log.warn({}, 'a socket to Slack was lost; opening another');
      keepOpening(pool, 0);
    },
  });
  await link.open(app);
  if (pool.stopping) return link.retire(stopping);
  links.add(link);
}

/** Until one is open, waiting longer each time. */
function keepOpening(pool: Pool, failures: number): void {
  const { log, firstBackOffMs = 500, random = Math.random } = pool.parts;
  openLink(pool).catch((error: unknown) => {
    if (pool.stopping) return;
    const ms = Math.min(firstBackOffMs * 2 ** failures, mostBackOffMs) * (0.5 + random() / 2);
    log.warn({ error, retryInMs: Math.round(ms) }, 'a socket to Slack could not be opened');
    after(pool, ms, () => keepOpening(pool, failures + 1));
  });
}

/** True: another one is open. Without it the old one stays to its end, and is then `lost`. */
async function replace(pool: Pool, link: SocketLink): Promise<boolean> {
  if (!pool.links.has(link) || pool.stopping) return false;
  try {
    await openLink(pool);
    return true;
  } catch (error) {
    pool.parts.log.warn({ error }, 'a socket to Slack could not be replaced before it goes');
    return false;
  }
}

function retire(pool: Pool, link: SocketLink, limits: typeof leaving): void {
  pool.links.delete(link);
  const gone = link.retire(limits).finally(() => pool.retiring.delete(gone));
  pool.retiring.add(gone);
}

function after(pool: Pool, ms: number, work: () => void): void {
  const timer = setTimeout(() => {
    pool.timers.delete(timer);
    work();
  }, ms);
  pool.timers.add(timer);
}
