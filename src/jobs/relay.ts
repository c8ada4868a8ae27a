import type { WorkspaceId } from '../domain/ids.ts';
import type { Claim, Messenger, OutboxStore } from '../outbox-ports.ts';
import type { Log, Meter } from '../ports.ts';
import { settleMs } from './back-off.ts';
import { type Bell, createBell } from './bell.ts';
import { createBlame } from './blame.ts';
import { createChannelPauses } from './channel-pauses.ts';
import { type ClaimParts, relayClaim } from './relay-claim.ts';
import { createTurnstile } from './turnstile.ts';
import { within } from './within.ts';

export interface RelayOptions {
  /** The one the messenger's token is for; what others have to say, their own bots say. */
  readonly workspaceId: WorkspaceId;
  readonly outbox: OutboxStore;
  readonly messenger: Messenger;
  readonly log: Log;
  readonly meter: Meter;
  readonly workers?: number;
  readonly pollMs?: number;
  readonly hangMs?: number;
  readonly random?: () => number;
  /** Milliseconds that only go forward; leases and pauses of this process are measured by it. */
  readonly monotonic?: () => number;
}

/** Says what outboxes hold, once each, until it is stopped. */
export interface Relay {
  nudge(): void;
  /** Claims until nothing is due; for tests, the simulation and the playground's moved clock. */
  drain(): Promise<number>;
  /** Lets what is being said come to its end, does this, and goes on: for a clock that is moved. */
  atRest(work: () => void): Promise<void>;
  start(): void;
  /** Finishes what is in flight; false: something still was after so many milliseconds. */
  stop(withinMs?: number): Promise<boolean>;
}

const brokenPauseMs = 1_000;

export function createRelay(options: RelayOptions): Relay {
  const monotonic = options.monotonic ?? (() => performance.now());
  const parts: ClaimParts = {
    outbox: options.outbox,
    messenger: options.messenger,
    log: options.log,
    meter: options.meter,
    pauses: createChannelPauses(monotonic),
    blame: createBlame(),
    random: options.random ?? Math.random,
    hangMs: options.hangMs ?? 8_000,
  };
  const bell = createBell();
  const state = { stopping: false };
  const turnstile = createTurnstile();
  let working: Promise<unknown> = Promise.resolve();

  const ending = () => state.stopping || turnstile.isWanted;
  const take = () => options.outbox.claim(options.workspaceId);
  const step = (found?: () => void) =>
    turnstile.pass(() => relayOne(parts, take, monotonic, ending, found));
  return {
    nudge: () => bell.ring(),
    atRest: (work) => turnstile.whenEmpty(work),
    async drain() {
      let claims = 0;
      while (!state.stopping && (await step())) claims += 1;
      return claims;
    },
    start() {
      const workers = Array.from({ length: options.workers ?? 4 }, (_, index) =>
        work({ step, bell, log: parts.log, pollMs: options.pollMs ?? 1_000, state, index }),
      );
      working = Promise.all(workers);
    },
    async stop(withinMs = 8_000) {
      state.stopping = true;
      bell.ring();
      return await within(
        working.then(() => true),
        withinMs,
        () => false,
      );
    },
  };
}

/** One claim, from taking to releasing; false: nothing was due. */
async function relayOne(
  parts: ClaimParts,
  take: () => Promise<Claim | undefined>,
  monotonic: () => number,
  ending: () => boolean,
  found?: () => void,
): Promise<boolean> {
  const began = monotonic();
  const claim = await take();
  if (claim === undefined) return false;
  found?.();
  // Whoever takes over may look at once: by then Slack has had its time with the last post of a
  // holder that died, however slow it was to begin.
  const useMs = claim.leaseMs - settleMs - parts.hangMs;
  await relayClaim(parts, claim, () => !ending() && monotonic() - began < useMs);
  return true;
}

interface Worker {
  readonly step: (found: () => void) => Promise<boolean>;
  readonly bell: Bell;
  readonly log: Log;
  readonly pollMs: number;
  readonly state: { stopping: boolean };
  readonly index: number;
}

/** The first worker looks by itself; it wakes the others when there is something to do. */
async function work({ step, bell, log, pollMs, state, index }: Worker): Promise<void> {
  let idle = false;
  while (!state.stopping) {
    const heard = bell.heard();
    try {
      const wakeOthers = idle && index === 0;
      const worked = await step(() => {
        if (wakeOthers) bell.ring();
      });
      idle = !worked;
      if (!worked) await bell.wait(heard, index === 0 ? pollMs : pollMs * 30);
    } catch (error) {
      const what = error instanceof Error ? error.name : 'unknown';
      log.warn({ error: what }, 'the outbox cannot be read or written; trying again');
      await bell.wait(bell.heard(), brokenPauseMs);
    }
  }
}
