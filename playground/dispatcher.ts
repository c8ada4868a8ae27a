import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Json } from './json.ts';

/* What Slack sends to the app, over whichever transport the app has chosen. */

export interface Delivery {
  readonly kind: 'events_api' | 'interactive' | 'slash_commands';
  /** For the journal: `/deal`, `view_submission`, `app_mention`. */
  readonly name: string;
  readonly payload: Json;
  readonly acceptsResponse: boolean;
}

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

export type Outcome =
  | { readonly acked: true; readonly body: unknown }
  | { readonly acked: false; readonly reason: string; readonly noRetry?: boolean };

export interface Transport {
  readonly isReady: () => boolean;
  readonly deliver: (delivery: Delivery, retry?: Retry) => Promise<Outcome>;
}

export interface Dispatcher {
  /** Whether there is any way to the app. */
  readonly isReady: () => boolean;
  /** Commands and interactivity: tried once, as Slack does. */
  readonly deliver: (delivery: Delivery) => Promise<Outcome>;
  /** Events: repeated when they are not acknowledged. */
  readonly announce: (delivery: Delivery) => void;
  /** Resolves when no event is being delivered; one that waits to be repeated does not count. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
}

interface DispatcherParts {
  readonly transports: readonly Transport[];
  readonly journal: Journal;
  readonly faults: Faults;
  /** Before each repetition of an event. */
  readonly retryDelaysMs: readonly number[];
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { transports, journal, faults, retryDelaysMs } = parts;
  const underWay = new Set<Promise<Outcome>>();
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);

  const send = async (delivery: Delivery, retry?: Retry): Promise<Outcome> => {
    const started = performance.now();
    const transport = transports.find((one) => one.isReady());
    const outcome = transport
      ? await transport.deliver(delivery, retry)
      : { acked: false as const, reason: 'no_connection' };
    journal.add({
      kind: 'delivery',
      name: `${delivery.kind} ${delivery.name}`,
      outcome: outcome.acked ? 'acked' : outcome.reason,
      status: outcome.acked ? 200 : 0,
      ms: Math.round(performance.now() - started),
      request: retry ? { ...delivery.payload, retry } : delivery.payload,
      answer: outcome.acked ? outcome.body : null,
      effects: [],
    });
    return outcome;
  };
  const sendOnce = async (delivery: Delivery, retry?: Retry): Promise<Outcome> => {
    const again = faults.takeDuplicate(`${delivery.kind} ${delivery.name}`)
      ? [send(delivery, retry)]
      : [];
    const [outcome] = await Promise.all([send(delivery, retry), ...again]);
    return outcome;
  };
  const track = (work: Promise<Outcome>) => {
    const settled = work.finally(() => underWay.delete(settled));
    underWay.add(settled);
    return settled;
  };
  const sendUntilAcked = async (delivery: Delivery) => {
    let outcome = await track(sendOnce(delivery));
    for (const [index, ms] of retryDelaysMs.entries()) {
      if (outcome.acked || outcome.noRetry) return;
      if (ms > 0) await pause(ms, stopped.signal);
      if (stopped.signal.aborted) return;
      const retry = { attempt: index + 1, reason: outcome.reason };
      outcome = await track(sendOnce(delivery, retry));
    }
  };
  return {
    isReady: () => transports.some((transport) => transport.isReady()),
    deliver: (delivery) => sendOnce(delivery),
    announce: (delivery) => void sendUntilAcked(delivery),
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop: () => stopped.abort(),
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
