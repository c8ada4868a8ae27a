import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { StandIn } from '../../playground/stand-in.ts';
import { silent } from './a-client.ts';

/* A small real Bolt app, connected to the stand-in. */

const quiet = { logLevel: LogLevel.ERROR };

/** Listeners are added before it starts. */
export async function startSocketBot(slack: StandIn, register: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.tokens.app,
    ...quiet,
    installerOptions: {
      clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    },
  });
  const app = new App({
    token: slack.tokens.bot,
    receiver,
    deferInitialization: true,
    convoStore: false,
    ...quiet,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  await app.init();
  await app.start();
  return app;
}

/** Signed HTTP; the stand-in is told the address. */
export async function startHttpBot(slack: StandIn, register: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.tokens.signingSecret,
    logger: silent,
  });
  const app = new App({
    token: slack.tokens.bot,
    receiver,
    deferInitialization: true,
    convoStore: false,
    ...quiet,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  await app.init();
  const server: unknown = await app.start(0);
  slack.deliverTo(`http://127.0.0.1:${portOf(server)}/slack/events`);
  return app;
}

function portOf(server: unknown): number {
  if (typeof server === 'object' && server !== null && 'address' in server) {
    const { address } = server;
    const bound: unknown = typeof address === 'function' ? address.call(server) : undefined;
    if (typeof bound === 'object' && bound !== null && 'port' in bound) return Number(bound.port);
  }
  throw new Error('The bot listens nowhere');
}
