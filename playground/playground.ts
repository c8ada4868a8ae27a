import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../src/storage/connect.ts';
import { migrate } from '../src/storage/migrations.ts';
import { startEmbedded } from '../src/storage/mongod/embedded.ts';
import { readRecord } from '../src/storage/mongod/mongod-record.ts';
import { findMongod } from '../src/storage/mongod/single-node.ts';
import { type BotProcess, forkBot } from './bot-process.ts';
import { createClock } from './clock.ts';
import { createDatabaseSwitch } from './page-database.ts';
import { servePage } from './page-server.ts';
import { type Filled, fill } from './seed/fill.ts';
import { team } from './seed/staff.ts';
import { startsAt } from './seed/start.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

/* Everything that the playground consists of: a database, Slack's stand-in with its page, the bot. */

export interface PlaygroundOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Which past the team has; `empty`: the app was just installed. */
  readonly past: number | 'empty';
  readonly logLevel: 'warn' | 'info' | 'silent';
  readonly complain: (error: unknown) => void;
}

export interface Playground {
  readonly slack: StandIn;
  readonly url: string;
  /** Undefined in an empty workspace. */
  readonly filled: Filled | undefined;
  readonly stop: () => Promise<void>;
}

/** @throws Error with a sentence for whoever started it */
export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  const state: { bot?: BotProcess; filled?: Filled | undefined } = {};
  const mongod = await startEmbedded({ dataDir: options.dataDir });
  const database = createDatabaseSwitch({
    pause: () => process.kill(mongod.pid, 'SIGSTOP'),
    resume: () => process.kill(mongod.pid, 'SIGCONT'),
  });
  const slack = await startStandIn({
    port: options.port,
    seed: team,
    clock: createClock(Date.now, startsAt),
    manifest: await readFile('manifest.yml', 'utf8'),
    servePage: async (request, response) =>
      (await database.serve(request, response)) || (await servePage(request, response)),
    onReset: () => startOver().catch(options.complain),
  }).catch(async (error: unknown) => {
    await mongod.stop();
    throw error;
  });
  // Named after the port, so that two playgrounds do not empty each other's database.
  const uri = mongod.uri.replace('/milepost?', `/playground-${new URL(slack.url).port}?`);

  async function begin(): Promise<void> {
    const bot = await forkBot(environment(slack, uri, options));
    state.bot = bot;
    try {
      await emptyDatabase(uri);
      state.filled =
        options.past === 'empty' ? await migrateOnly(uri) : await fill(uri, slack, options.past);
      slack.workspace.changes.emit({ type: 'reset' });
      await bot.start(slack.clock.offsetMs());
    } catch (error) {
      await bot.stop();
      throw error;
    }
  }
  async function startOver(): Promise<void> {
    database.resume();
    await state.bot?.stop();
    await begin();
  }
  async function stop(): Promise<void> {
    database.resume();
    // Whatever is being made needs its database to the end.
    await slack.beginning.run(async () => {}).catch(() => {});
    await state.bot?.stop();
    await slack.stop();
    await emptyDatabase(uri);
    await mongod.stop();
  }
  slack.clock.onMove((offsetMs) => state.bot?.moveClock(offsetMs));
  await slack.beginning.run(begin).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { slack, url: slack.url, filled: state.filled, stop };
}

async function emptyDatabase(uri: string): Promise<void> {
  const connection = await connect(uri, 'jobs');
  await connection.dropDatabase();
  await connection.close();
}

async function migrateOnly(uri: string): Promise<undefined> {
  const connection = await connect(uri, 'jobs');
  await migrate(connection, { debug() {}, info() {}, warn() {}, error() {} });
  await connection.close();
}

/** Deletes the files of a database that nobody uses. @throws Error when somebody does */
export async function deleteData(dataDir: string): Promise<void> {
  const kept = await readRecord(dataDir);
  const running = kept && (await findMongod(kept.port, join(dataDir, 'db')));
  if (running !== undefined) {
    throw new Error(
      `${dataDir} is in use by mongod ${running.pid}: stop the other playground first, or that process when there is none.`,
    );
  }
  await rm(dataDir, { recursive: true, force: true });
}

function environment(
  slack: StandIn,
  uri: string,
  { past, logLevel }: PlaygroundOptions,
): Readonly<Record<string, string>> {
  return {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: uri,
    PORT: '0',
    TIMEZONE: team.team.timezone,
    CURRENCY: 'EUR',
    LOCALE: 'en-GB',
    LOG_LEVEL: logLevel,
    NODE_ENV: 'development',
    // An admin of an empty workspace picks the channels.
    ...(past === 'empty'
      ? {}
      : {
          DEALS_CHANNEL: 'C_DEALS',
          MANAGERS_CHANNEL: 'C_MANAGERS',
          SUPPORT_CHANNEL: 'C_SUPPORT',
        }),
  };
}
