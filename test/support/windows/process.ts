import { z } from 'zod';
import { jobs } from '../../../src/jobs/registry.ts';
import { createRelay } from '../../../src/jobs/relay.ts';
import { createScheduler } from '../../../src/jobs/scheduler.ts';
import { connect } from '../../../src/storage/connect.ts';
import { createStores } from '../../../src/storage/stores.ts';
import { firstValues, team } from '../build.ts';
import { journalMessenger } from '../journal-messenger.ts';
import { countingMeter, noLog } from '../quiet-parts.ts';
import { somePeople } from '../stores.ts';
import { leftToRules } from './world.ts';

/**
 * A scheduler and a relay in a process that is there to be killed: `process.ts <uri>`. The parent
 * tells the instant over IPC; Slack is a journal in the same database.
 */
const [uri] = process.argv.slice(2);
if (uri === undefined) throw new Error('usage: process.ts <uri>');

const Told = z.object({ now: z.number() });
const told = new Promise<number>((resolve) => {
  process.once('message', (message) => resolve(Told.parse(message).now));
});
process.on('disconnect', () => process.exit(0));

const connections = { handlers: await connect(uri, 'handlers'), jobs: await connect(uri, 'jobs') };
process.send?.('ready');
const instant = await told;
const clock = () => new Date(instant);
const stores = createStores({
  connections,
  clock,
  time: clock,
  people: somePeople(),
  firstValues,
  log: noLog,
});
const parts = { workspaceId: team, log: noLog, meter: countingMeter() };
const relay = createRelay({
  ...parts,
  outbox: stores.outbox,
  messenger: journalMessenger(connections.handlers, { answerMs: 500, now: clock }),
  pollMs: 20,
});
const scheduler = createScheduler({
  ...parts,
  stores,
  threads: { repliesSince: async () => [] },
  nudge: () => relay.nudge(),
  now: clock,
  jobs: jobs.filter(leftToRules),
});
await scheduler.tick();
relay.start();
