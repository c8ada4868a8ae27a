import { readBaseConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { readJobCall, runJob } from '../jobs/by-hand.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { openSlack } from '../slack/slack-side.ts';
import { createStores } from '../storage/stores.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { noSlack } from './no-slack.ts';
import { say } from './say.ts';

/** Runs one job by hand: what it says is written to the outbox, and the running bot posts it. */
export async function job(args: readonly string[]): Promise<number> {
  const call = readJobCall(args);
  const config = readBaseConfig(process.env);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const database = await openDatabase(config.database, log);
  try {
    const asks = config.slack !== undefined && !call.dryRun;
    const slack = asks ? await openSlack(config.slack, log) : undefined;
    const { people, threads } = slack ?? noSlack;
    const now = () => new Date();
    const stores = createStores({
      connections: database,
      clock: now,
      time: 'server',
      people,
      firstValues: config.first,
      log,
    });
    const own = slack?.identity.workspaceId;
    const workspaceId = await chooseWorkspace(stores.workspaces, call.workspaceId, own);
    const meter = createMetrics();
    const parts = { stores: stores.forJobs, threads, log, meter, nudge: () => undefined, now };
    const lines = await runJob(parts, { ...call, workspaceId });
    for (const line of lines) say(line);
    await stores.close();
    return 0;
  } finally {
    await database.close();
  }
}
