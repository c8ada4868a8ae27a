import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBeginning } from './beginning.ts';
import { createChanges } from './changes.ts';
import { type Clock, createClock } from './clock.ts';
import type { Core } from './core.ts';
import { createDispatcher } from './dispatcher.ts';
import { announce, announceChanges } from './events.ts';
import { createFaults } from './faults.ts';
import { createJournal } from './journal.ts';
import { anyManifest, readManifest } from './manifest.ts';
import { createPace } from './pace.ts';
import { createPerson, type PersonDriver } from './person/person.ts';
import { type RealTime, realTime } from './real-time.ts';
import { createResponseUrls } from './response-url.ts';
import { createRoutes } from './routes.ts';
import { createSignedHttp } from './signed-http.ts';
import { createSocketMode } from './socket-mode.ts';
import { type Seed, seed as smallTeam } from './team.ts';
import { createTokens, type TokenOptions } from './tokens.ts';
import { createTriggers } from './triggers.ts';
import { createWorkspace } from './workspace.ts';

/* A Slack workspace on this machine that speaks the real wire. */

export interface StandInOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly clock?: Clock;
  readonly seed?: Seed;
  /** The text of the app's manifest.yml; without it the app may do everything. */
  readonly manifest?: string;
  readonly tokens?: TokenOptions;
  /** Where signed deliveries go while no Socket Mode connection is open. */
  readonly eventsUrl?: string;
  readonly ackTimeoutMs?: number;
  readonly triggerLifetimeMs?: number;
  /** Moved by hand where a test wants to stand right before and after a time-out. */
  readonly time?: RealTime;
  /** Slack's own: at once, after a minute, after five. */
  readonly eventRetryDelaysMs?: readonly number[];
  /** The pace of chat.postMessage per channel; Slack's own is 1, absent means any. */
  readonly postsPerSecond?: number;
  readonly servePage?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** What is to be made of the workspace after it was put back to its seed; until then it starts over no more. */
  readonly onReset?: () => Promise<void>;
}

export interface StandIn extends Core {
  /** `SLACK_API_URL`, with a slash at the end. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly person: (userId: string) => PersonDriver;
  /** Sends signed deliveries there from now on. */
  readonly deliverTo: (eventsUrl: string) => void;
  /** Revokes the token and tells the app that it was removed. */
  readonly uninstall: () => void;
  /** Nothing while what it begins with is being made. */
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function createCore(options: StandInOptions, clock: Clock, url: string) {
  const changes = createChanges();
  const seed = options.seed ?? smallTeam;
  const { ackTimeoutMs = 3000, triggerLifetimeMs = 3000, time = realTime } = options;
  const tokens = createTokens(options.tokens ?? {});
  const journal = createJournal(changes);
  const faults = createFaults(changes);
  const sockets = createSocketMode(changes, time, ackTimeoutMs);
  const http = createSignedHttp(options.eventsUrl, tokens.signingSecret, time, ackTimeoutMs);
  const core: Core = {
    workspace: createWorkspace(seed, clock, changes),
    manifest: options.manifest === undefined ? anyManifest : readManifest(options.manifest),
    tokens,
    journal,
    faults,
    pace: createPace(options.postsPerSecond),
    triggers: createTriggers(triggerLifetimeMs, time.now),
    responseUrls: createResponseUrls(clock.now),
    sockets,
    dispatcher: createDispatcher({
      transports: [sockets, http],
      journal,
      faults,
      retryDelaysMs: options.eventRetryDelaysMs ?? [0, 60_000, 300_000],
    }),
    beginning: createBeginning(changes),
    url,
  };
  const reset = () => {
    if (core.beginning.isUnderWay()) return;
    if (clock.start !== undefined) clock.moveTo(clock.start);
    core.workspace = createWorkspace(seed, clock, changes);
    faults.clear();
    journal.clear();
    changes.emit({ type: 'reset' });
    if (options.onReset) void core.beginning.run(options.onReset);
  };
  return { core, reset, deliverTo: http.deliverTo };
}

function uninstall(core: Core) {
  const { botUserId } = core.workspace.app;
  announce(core, {
    subscription: 'tokens_revoked',
    event: { type: 'tokens_revoked', tokens: { bot: [botUserId] } },
  });
  announce(core, { subscription: 'app_uninstalled', event: { type: 'app_uninstalled' } });
  core.tokens.revoke('account_inactive');
}

/** Rejects when the port is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const clock = options.clock ?? createClock();
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const { core, reset, deliverTo } = createCore(options, clock, url);
  const routes = createRoutes(core, { servePage: options.servePage, reset });
  server.on('request', routes.request);
  server.on('upgrade', routes.upgrade);
  const silence = announceChanges(core);
  const stopClock = clock.onMove(() => core.workspace.changes.emit({ type: 'clock' }));
  return Object.assign(core, {
    apiUrl: `${url}/api/`,
    clock,
    person: (userId: string) => createPerson(core, userId),
    deliverTo,
    uninstall: () => uninstall(core),
    reset,
    stop: async () => {
      silence();
      stopClock();
      core.dispatcher.stop();
      routes.stop();
      await core.sockets.stop();
      await close(server);
    },
  });
}
