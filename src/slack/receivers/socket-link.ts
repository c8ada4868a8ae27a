import { setTimeout as pause } from 'node:timers/promises';
import { type App, type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';
import { z } from 'zod';

export interface LinkParts {
  readonly appToken: string;
  readonly logger: Logger;
  /** Made anew for each link: Socket Mode writes into it. */
  readonly clientOptions: () => webApi.WebClientOptions;
  /** How long a pong may take; short ones find a dead line sooner and drop slow ones wrongly. */
  readonly pongWithinMs: number;
  readonly helloWithinMs: number;
}

/** One connection of Socket Mode, from opening to its end; it never opens itself again. */
export interface SocketLink {
  /** Resolves on Slack's hello. @throws when it cannot be had */
  open(app: App): Promise<void>;
  readonly connected: boolean;
  /**
   * Closes once everything it was given is answered and nothing has come for so long. When it does
   * not fall quiet within that time, it takes nothing new and closes on the last answer.
   */
  retire(limits: { readonly quietMs: number; readonly withinMs: number }): Promise<void>;
}

/** Slack waits no longer for an answer. */
const answersWithinMs = 3_000;

export interface LinkEvents {
  /** Slack will close this connection: open another before leaving it. `soon`: it is only a warning. */
  readonly leaving: (soon: boolean) => Promise<void>;
  /** It is closed, and nobody asked for it. */
  readonly lost: () => void;
}

/**
 * The receiver's own reconnecting is off: it closes first and opens afterwards (five seconds and more
 * without a connection), and a failed opening ends the process through an unhandled rejection.
 */
export function createSocketLink(parts: LinkParts, events: LinkEvents): SocketLink {
  const receiver = new SocketModeReceiver({
    appToken: parts.appToken,
    logger: parts.logger,
    clientPingTimeout: parts.pongWithinMs,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: parts.clientOptions() },
  });
  const { client } = receiver;
  const state = { connected: false, over: false, deaf: false };
  const traffic = watchTraffic(client);

  const end = () => {
    state.connected = false;
    if (state.over) return;
    state.over = true;
    events.lost();
  };
  client.on('disconnected', end);
  interceptFrames(client, events.leaving, parts.logger, () => state.deaf);

  return {
    get connected() {
      return state.connected;
    },
    async open(app) {
      receiver.init(app);
      const opened = client.start().then(() => 'hello' as const);
      // The rejection of an opening that was given up is told by `disconnected` or by nobody.
      opened.catch(() => undefined);
      const hello = await Promise.race([
        opened,
        pause(parts.helloWithinMs, undefined, { ref: false }),
      ]);
      if (hello !== 'hello') {
        state.over = true;
        client.disconnect().catch(() => undefined);
        throw new Error('Slack did not say hello on the socket in time');
      }
      state.connected = true;
    },
    async retire({ quietMs, withinMs }) {
      state.over = true;
      await holds(() => traffic.isQuiet(quietMs), withinMs);
      state.deaf = true;
      await holds(() => traffic.isQuiet(0), answersWithinMs);
      state.connected = false;
      client.disconnect().catch(() => undefined);
    },
  };
}

async function holds(condition: () => boolean, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (!condition() && performance.now() < until) await pause(10);
}

type Client = SocketModeReceiver['client'];

/** Envelopes that were given to the app: the unanswered ones, and when the last one came. */
function watchTraffic(client: Client) {
  const unanswered = new Set<string>();
  let lastAt = 0;
  client.on('slack_event', ({ envelope_id: id }: { envelope_id: string }) => {
    lastAt = performance.now();
    unanswered.add(id);
  });
  client.on('outgoing_message', ({ envelope_id: id }: { envelope_id: string }) =>
    unanswered.delete(id),
  );
  return {
    isQuiet: (forMs: number) => unanswered.size === 0 && performance.now() - lastAt >= forMs,
  };
}

/**
 * The client closes at once when Slack announces a refresh, and whatever is being answered then goes
 * unanswered. The announcement is taken out of its hands; all other frames reach it as before.
 */
function interceptFrames(
  client: Client,
  leaving: LinkEvents['leaving'],
  logger: Logger,
  isDeaf: () => boolean,
): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const reason = typeof data === 'string' ? disconnectReason(data) : undefined;
    if (reason !== undefined) {
      leaving(reason === 'warning').catch((error: unknown) => logger.error(error));
      return;
    }
    if (isDeaf()) return;
    for (const handle of handlers) {
      // A frame the client cannot read (app_rate_limited has no event) rejects, and must not end us.
      Promise.resolve(handle.call(client, data, isBinary)).catch((error: unknown) =>
        logger.warn('a frame of Slack could not be read:', error),
      );
    }
  });
}

const disconnectFrame = z.object({ type: z.literal('disconnect'), reason: z.string().default('') });

function disconnectReason(frame: string): string | undefined {
  if (!frame.includes('"disconnect"')) return undefined;
  try {
    return disconnectFrame.safeParse(JSON.parse(frame)).data?.reason;
  } catch {
    return undefined;
  }
}
