import type { Config } from './config.ts';
import { type Database, openDatabase } from './database.ts';
import { createDealFiles } from './deal-files.ts';
import { holidayBook as holidays } from './holidays.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { jobs } from './jobs/registry.ts';
import { createRelay, type Relay } from './jobs/relay.ts';
import { createScheduler, type Scheduler } from './jobs/scheduler.ts';
import { type AppLog, createLog } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { notReady } from './not-ready.ts';
import type { Messenger } from './outbox-ports.ts';
import type { Clock } from './ports.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { inTime } from './slack/in-time.ts';
import { createMessenger } from './slack/messenger.ts';
import { surface } from './slack/registered.ts';
import { openSlack, type SlackSide } from './slack/slack-side.ts';
import { tellingActor } from './slack/tell-actor.ts';
import { createStores, type OpenStores } from './storage/stores.ts';

export interface BotOptions {
  /** Another clock than the real one: back-offs and leases then end by it too. */
  readonly clock?: Clock;
  readonly log?: AppLog;
  /** How long an answer may take before one is told to wait, milliseconds; Slack itself waits three seconds. */
  readonly deadlineMs?: number;
  /** Ports put around the bot's own, to watch them or to compare them with others. */
  readonly around?: {
    readonly stores?: (own: OpenStores) => OpenStores;
    readonly messenger?: (own: Messenger) => Messenger;
  };
}

export interface Bot {
  readonly port: number;
  readonly workspaceId: string;
  /** Moves the clock once nothing is being said: leases end by it, and nobody may take over what is said. */
  moveClock(move: () => void): Promise<void>;
  /** Does what has become due, now; for a clock that was moved. */
  tick(): Promise<void>;
  /** Takes nothing new, finishes what is under way, and leaves. */
  stop(): Promise<void>;
}

interface Parts {
  readonly log: AppLog;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly slack: SlackSide;
  readonly stores: OpenStores;
  readonly inFlight: InFlight;
  readonly relay: Relay;
  readonly scheduler: Scheduler;
  readonly state: { stopping: boolean; revoked: boolean };
}

const finishWithinMs = 6_000;

/** @throws Error with one sentence for the operator when it cannot start */
export async function startBot(config: Config, options: BotOptions = {}): Promise<Bot> {
  const log = options.log ?? createLog(config.logLevel);
  const database = await openDatabase(config.database, log);
  try {
    const slack = await openSlack(config.slack, log);
    const now = options.clock ?? (() => new Date());
    const { clock: moved, around = {} } = options;
    const parts = assemble(config, { log, database, slack, now, moved, around });
    const app = await openApp(config, parts, now, options.deadlineMs);
    const http = await startHttpServer(httpParts(config, parts));
    await start(parts, app, http);
    log.info({ port: http.port, workspaceId: slack.identity.workspaceId }, 'Milepost is running');
    return {
      port: http.port,
      workspaceId: slack.identity.workspaceId,
      moveClock: (move) => parts.relay.atRest(move),
      tick: async () => {
        await parts.scheduler.tick();
        parts.relay.nudge();
      },
      stop: () => stop(parts, app, http),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Given {
  readonly log: AppLog;
  readonly database: Database;
  readonly slack: SlackSide;
  readonly now: Clock;
  readonly moved: Clock | undefined;
  readonly around: NonNullable<BotOptions['around']>;
}

function assemble(config: Config, given: Given): Parts {
  const { log, database, slack, now, moved, around } = given;
  const metrics = createMetrics();
  const inFlight = createInFlight();
  const ownStores = createStores({
    connections: database,
    clock: now,
    time: moved ?? 'server',
    people: slack.people,
    firstValues: config.first,
    log,
  });
  const stores = around.stores?.(ownStores) ?? ownStores;
  const { client, directMessages, threads } = slack;
  const { render } = surface;
  const posting = createMessenger({ client, stores, render, directMessages, now, log });
  const ownMessenger = tellingActor(posting, { stores, now, log });
  const messenger = around.messenger?.(ownMessenger) ?? ownMessenger;
  const working = { workspaceId: slack.identity.workspaceId, log, meter: metrics };
  const relay = createRelay({ ...working, outbox: stores.outbox, messenger });
  const nudge = () => relay.nudge();
  const parts = { ...working, stores: stores.forJobs, threads, nudge, now };
  const scheduler = createScheduler({ ...parts, jobs });
  metrics.gauge('in_flight', 'Deliveries being answered', () => inFlight.count);
  metrics.gauge('sockets', 'Open sockets to Slack', () => slack.sockets() ?? 0);
  const state = { stopping: false, revoked: false };
  return { log, metrics, database, slack, stores, inFlight, relay, scheduler, state };
}

function openApp(config: Config, parts: Parts, now: Clock, deadlineMs?: number): Promise<SlackApp> {
  const { slack, stores, log, relay, scheduler, inFlight, metrics, state } = parts;
  const { identity, receiver, mouth, files, threads, channels } = slack;
  const [nudge, ring] = [() => relay.nudge(), () => scheduler.ring()];
  const dealFiles = createDealFiles(stores, now, slack.directory);
  return createSlackApp({
    config: config.slack,
    identity,
    receiver,
    surface,
    context: { stores, now, log, nudge, ring, files, dealFiles, threads, channels, holidays },
    mouth,
    inFlight,
    answered: metrics.answered,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    revoked: () => {
      state.revoked = true;
    },
  });
}

function httpParts(config: Config, parts: Parts) {
  const { log, metrics, slack } = parts;
  const { requestListener } = slack;
  return {
    port: config.port,
    log,
    metrics,
    readiness: () => notReady(parts),
    ...(requestListener === undefined ? {} : { slackEvents: requestListener }),
  };
}

async function start(parts: Parts, app: SlackApp, http: HttpServer): Promise<void> {
  const { slack, stores, relay, scheduler } = parts;
  try {
    if (slack.requestListener === undefined) await app.start();
    // A new workspace has its settings from now on, so that its jobs begin without waiting for a word.
    await stores.workspaces.house(slack.identity.workspaceId);
    await stores.outbox.retryStranded(slack.identity.workspaceId);
  } catch (error) {
    await app.stop().catch(() => undefined);
    await http.close();
    throw error;
  }
  relay.start();
  scheduler.start();
}

async function stop(parts: Parts, app: SlackApp, http: HttpServer): Promise<void> {
  const { slack, relay, scheduler, inFlight, stores, database, state, log } = parts;
  state.stopping = true;
  log.info({ inFlight: inFlight.count }, 'stopping');
  app.stopping();
  const shut = slack.requestListener === undefined ? app.stop() : http.close();
  const finished = await Promise.all([
    inTime(shut, finishWithinMs),
    relay.stop(finishWithinMs),
    scheduler.stop(finishWithinMs),
  ]);
  const settled = await inFlight.settled(1_000);
  if (!settled || finished.includes(false)) log.warn({}, 'something did not finish in time');
  await inTime(Promise.all([stores.close(), http.close()]), 500);
  await database.close();
  log.info({}, 'stopped');
}
