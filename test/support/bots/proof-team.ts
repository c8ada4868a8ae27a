import { readFile } from 'node:fs/promises';
import { type StandIn, type StandInOptions, startStandIn } from '../../../playground/stand-in.ts';
import { migrate } from '../../../src/storage/migrations.ts';
import { type BotProcess, endBotProcesses, startBotProcess } from '../bot-process.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { patient } from '../patient.ts';
import { noLog } from '../quiet-parts.ts';
import { environmentFor, type Transport } from '../team-bot.ts';
import { until } from '../until.ts';

/** Bot processes on one database, in front of one stand-in. */
export interface ProofTeam {
  readonly slack: StandIn;
  readonly database: TestDatabase;
  readonly env: Readonly<Record<string, string>>;
  readonly bots: readonly BotProcess[];
  /** The next delivery goes to the next process; answers which. */
  deliverToNext(): BotProcess;
  /** One more, which deliveries go to from then on. */
  start(offsetMs?: number): Promise<BotProcess>;
  stop(): Promise<void>;
}

export interface ProofTeamOptions {
  readonly bots?: number;
  readonly transport?: Transport;
  readonly slack?: StandInOptions;
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of one in the replica set of the test run. */
  readonly database?: TestDatabase;
}

export async function startProofTeam(options: ProofTeamOptions = {}): Promise<ProofTeam> {
  const transport = options.transport ?? 'http';
  const manifest = await readFile('manifest.yml', 'utf8');
  // How fast things are is not what is proved here, and the machine may be busy.
  const slack = await startStandIn({ manifest, ...patient, ...options.slack });
  const database = options.database ?? (await openTestDatabase());
  await migrate(database.connection, noLog);
  const env = {
    ...environmentFor(slack, database.uri, transport),
    LOG_LEVEL: 'warn',
    ...options.env,
  };
  const bots = await Promise.all(
    Array.from({ length: options.bots ?? 2 }, () => startBotProcess({ env })),
  );
  let turn = 0;
  const deliverToNext = () => {
    turn += 1;
    const bot = bots[turn % bots.length];
    if (bot === undefined) throw new Error('no bot is running');
    if (transport === 'http') slack.deliverTo(bot.eventsUrl);
    return bot;
  };
  if (bots.length > 0) deliverToNext();
  return {
    slack,
    database,
    env,
    bots,
    deliverToNext,
    async start(offsetMs = 0) {
      const bot = await startBotProcess({ env }, offsetMs);
      if (transport === 'http') slack.deliverTo(bot.eventsUrl);
      return bot;
    },
    async stop() {
      await endBotProcesses();
      await slack.stop();
      await database.close();
    },
  };
}

/** The first use of somebody, with its greeting, so that none comes in between. */
export async function greeted({ slack }: ProofTeam, id: string): Promise<void> {
  await slack.person(id).types('#deals', '/deal');
  await until('the greeting is posted', () =>
    [...slack.journal.postsPer('id').keys()].some((entry) => entry.endsWith(`${id}/welcome`)),
  );
}
