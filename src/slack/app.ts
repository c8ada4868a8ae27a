import { App, type Receiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { InFlight } from '../in-flight.ts';
import { newReference } from '../log.ts';
import { type Answering, type AnswerParts, createAnswering } from './answer.ts';
import { type AsideParts, createAside } from './aside.ts';
import type { Context } from './context.ts';
import { createPressKeys } from './delivery.ts';
import { createDispatch } from './dispatch.ts';
import { greeting } from './greet.ts';
import { publishHome } from './home.ts';
import type { SlackIdentity } from './identity.ts';
import { listenToActions } from './listeners/actions.ts';
import { listenToCommands } from './listeners/deal-command.ts';
import { listenToEvents } from './listeners/events.ts';
import type { Listening } from './listeners/listening.ts';
import { listenToModals } from './listeners/modals.ts';
import { listenToOptions } from './listeners/options.ts';
import { listenToShortcuts } from './listeners/shortcuts.ts';
import type { Mouth } from './mouth.ts';
import { boltLogger, clientOptions } from './slack-client.ts';
import type { Surface } from './surface.ts';
import { answeringAll } from './unanswered.ts';

export interface SlackAppParts {
  readonly config: SlackConfig;
  readonly identity: SlackIdentity;
  readonly receiver: Receiver;
  readonly surface: Surface;
  readonly context: Omit<Context, 'aside'>;
  readonly mouth: Mouth;
  readonly inFlight: InFlight;
  readonly answered?: NonNullable<AnswerParts['answered']>;
  readonly deadlineMs?: number;
  readonly revoked: () => void;
}

export interface SlackApp {
  start(): Promise<void>;
  /** Outcomes that cannot be had at once are given up from now on. */
  stopping(): void;
  /** Takes nothing new; what was taken is answered. */
  stop(): Promise<void>;
}

export async function createSlackApp(parts: SlackAppParts): Promise<SlackApp> {
  const { config, identity, receiver, surface, inFlight } = parts;
  const leaving = new AbortController();
  const context = withAside(parts, leaving.signal);
  const app = new App({
    receiver: answeringAll(receiver, { mouth: parts.mouth, log: context.log }),
    token: config.botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    // Who we are was asked once, at the start.
    tokenVerificationEnabled: false,
    deferInitialization: true,
    convoStore: false,
    logger: boltLogger(context.log),
    clientOptions: clientOptions(config.apiUrl, context.log),
  });
  const answered = createAnswering({
    workspaceId: identity.workspaceId,
    context,
    inFlight,
    ...(parts.answered === undefined ? {} : { answered: parts.answered }),
    ...(parts.deadlineMs === undefined ? {} : { deadlineMs: parts.deadlineMs }),
  });
  const answering = greeting(answered, async (caller) => surface.greet?.(caller, context));
  listen(app, { ...parts, context }, answering);
  // Only what never reached the wrapper ends here; whoever sent it is told, as nothing was acked.
  app.error(async (error) => {
    context.log.error({ reference: newReference(), error }, 'a delivery was not understood');
  });
  await app.init();
  return {
    start: async () => void (await receiver.start()),
    stopping: () => {
      leaving.abort();
      answering.stopping();
    },
    stop: async () => void (await receiver.stop()),
  };
}

function withAside({ context, inFlight, mouth }: SlackAppParts, stop: AbortSignal): Context {
  const { log } = context;
  const say: AsideParts['say'] = (userId, message) => mouth.tell({ userId, origin: {} }, message);
  return { ...context, aside: createAside({ inFlight, log, say, stop }) };
}

/** One listener per kind: Bolt tries every one on every delivery, so the tables stand behind them. */
function listen(
  app: App,
  parts: SlackAppParts & { readonly context: Context },
  answering: Answering,
): void {
  const { surface, context, mouth, identity, revoked } = parts;
  const listening: Listening = {
    app,
    answering,
    surface,
    context,
    mouth,
    revoked,
    dispatch: createDispatch(surface),
    botUserId: identity.botUserId,
    pressKey: createPressKeys(),
    publishHome: (userId) => publishHome({ answering, surface, context, mouth }, userId),
    retryStranded: async () =>
      void (await context.stores.outbox.retryStranded(identity.workspaceId)),
  };
  listenToCommands(listening);
  listenToActions(listening);
  listenToModals(listening);
  listenToOptions(listening);
  listenToShortcuts(listening);
  listenToEvents(listening);
}
