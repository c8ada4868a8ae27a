import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../src/storage/connect.ts';
import { startEmbedded } from '../src/storage/mongod/embedded.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { createDatabaseSwitch } from './page-database.ts';
import { servePage } from './page-server.ts';
import { seedDatabase } from './seed-database.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

/* Slack on your machine: the stand-in, its page and the bot. */

const usage = `npm run playground -- [--port 3300] [--seed] [--keep] [--verbose]
  --port      where the page is served
  --seed      begin with a pipeline half full, as of the last six weeks
  --keep      keep the deals of last time; the channels and messages always begin anew
  --verbose   show everything the bot logs`;

const dataDir = process.env.PLAYGROUND_DATA_DIR ?? join('.data', 'playground');

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3300' },
      seed: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, port: Number(values.port) };
}

async function emptyDatabase(uri: string): Promise<void> {
  const connection = await connect(uri, 'jobs');
  await connection.dropDatabase();
  await connection.close();
}

const environment = (slack: StandIn, level: string) => ({
  SLACK_BOT_TOKEN: slack.tokens.bot,
  SLACK_APP_TOKEN: slack.tokens.app,
  SLACK_API_URL: slack.apiUrl,
  PORT: '0',
  DEALS_CHANNEL: 'C_DEALS',
  MANAGERS_CHANNEL: 'C_MANAGERS',
  SUPPORT_CHANNEL: 'C_SUPPORT',
  TIMEZONE: 'Europe/Berlin',
  CURRENCY: 'EUR',
  LOCALE: 'en-GB',
  LOG_LEVEL: level,
  NODE_ENV: 'development',
  PLAYGROUND_DATA_DIR: dataDir,
  PLAYGROUND_CLOCK_OFFSET_MS: String(slack.clock.offsetMs()),
});

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) return say(usage);
  const mongod = await startEmbedded({ dataDir });
  if (!flags.keep) await emptyDatabase(mongod.uri);

  const database = createDatabaseSwitch({
    pause: () => process.kill(mongod.pid, 'SIGSTOP'),
    resume: () => process.kill(mongod.pid, 'SIGCONT'),
  });
  const state: { bot?: BotProcess; stopping: boolean } = { stopping: false };
  const startOne = async () => {
    state.bot = await startBotProcess(environment(slack, flags.verbose ? 'info' : 'warn'));
    if (flags.seed) await seedDatabase(mongod.uri, slack);
  };
  const slack = await startStandIn({
    port: flags.port,
    manifest: await readFile('manifest.yml', 'utf8'),
    servePage: async (request, response) =>
      (await database.serve(request, response)) || (await servePage(request, response)),
    onReset: () => {
      void startOver().catch(complain);
    },
  });
  async function startOver(): Promise<void> {
    database.resume();
    await state.bot?.stop();
    await emptyDatabase(mongod.uri);
    await startOne();
  }
  slack.clock.onMove((offsetMs) => state.bot?.moveClock(offsetMs));
  await startOne();
  say(`The playground is open: ${slack.url}`);

  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  state.stopping = true;
  database.resume();
  await state.bot?.stop();
  await slack.stop();
  await mongod.stop();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

await main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
process.exit();
