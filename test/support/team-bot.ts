import { readFile } from 'node:fs/promises';
import { type StandIn, type StandInOptions, startStandIn } from '../../playground/stand-in.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/ports.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { deadlineMs, patient } from './patient.ts';
import { noLog } from './quiet-parts.ts';

export type Transport = 'socket' | 'http';

export interface TeamBot {
  readonly slack: StandIn;
  readonly bot: Bot;
  readonly database: TestDatabase;
  /** Starts it again on the same database and the same Slack. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TeamBotOptions {
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly slack?: StandInOptions;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment a bot runs in beside the stand-in. */
export function environmentFor(
  slack: StandIn,
  uri: string,
  transport: Transport,
): Readonly<Record<string, string>> {
  return {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: uri,
    PORT: '0',
    DEALS_CHANNEL: 'C_DEALS',
    MANAGERS_CHANNEL: 'C_MANAGERS',
    SUPPORT_CHANNEL: 'C_SUPPORT',
    TIMEZONE: 'Europe/Berlin',
    CURRENCY: 'EUR',
    LOCALE: 'en-GB',
    LOG_LEVEL: 'silent',
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: slack.tokens.app }
      : { SLACK_SIGNING_SECRET: slack.tokens.signingSecret }),
  };
}

/** The bot itself, in this process, against the stand-in and a database of its own. */
export async function startTeamBot(options: TeamBotOptions = {}): Promise<TeamBot> {
  const transport = options.transport ?? 'socket';
  const manifest = await readFile('manifest.yml', 'utf8');
  const slack = await startStandIn({ manifest, ...patient, ...options.slack });
  const database = await openTestDatabase();
  await migrate(database.connection, noLog);
  const config = readConfig({
    ...environmentFor(slack, database.uri, transport),
    ...options.env,
  });
  const begin = async () => {
    const { clock } = options;
    const bot = await startBot(config, { deadlineMs, ...(clock === undefined ? {} : { clock }) });
    if (transport === 'http') slack.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
    return bot;
  };
  const state = { bot: await begin() };
  return {
    slack,
    database,
    get bot() {
      return state.bot;
    },
    async restart() {
      await state.bot.stop();
      state.bot = await begin();
    },
    async stop() {
      await state.bot.stop();
      await slack.stop();
      await database.close();
    },
  };
}
