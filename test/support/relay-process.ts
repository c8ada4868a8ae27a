import { z } from 'zod';
import { createRelay } from '../../src/jobs/relay.ts';
import type { Messenger } from '../../src/outbox-ports.ts';
import { connect } from '../../src/storage/connect.ts';
import { createStores } from '../../src/storage/stores.ts';
import { blindRelay } from './blind-relay.ts';
import { firstValues, team } from './build.ts';
import { journalMessenger } from './journal-messenger.ts';
import { countingMeter, noLog } from './quiet-parts.ts';
import { somePeople } from './stores.ts';

/**
 * One process that says what outboxes hold, run by the kill tests: `relay-process.ts <uri> <kind>`.
 * The parent sets its clock over IPC; Slack is a journal in the same database, which survives it.
 */
const [uri, kind] = process.argv.slice(2);
if (uri === undefined) throw new Error('usage: relay-process.ts <uri> [blind]');

const Told = z.object({ now: z.number() });
let now = 0;
const told = new Promise<void>((resolve) => {
  process.on('message', (message) => {
    now = Told.parse(message).now;
    resolve();
  });
});
process.on('disconnect', () => process.exit(0));

const connections = { handlers: await connect(uri, 'handlers'), jobs: await connect(uri, 'jobs') };
process.send?.('ready');
await told;
const clock = () => new Date(now);
const stores = createStores({
  connections,
  clock,
  time: clock,
  people: somePeople(),
  firstValues,
  log: noLog,
});
const messenger: Messenger = journalMessenger(connections.handlers);
const parts = { messenger, log: noLog, meter: countingMeter(), monotonic: () => now, pollMs: 20 };

if (kind === 'blind') {
  const relay = blindRelay(stores.outbox, messenger);
  for (;;) {
    await relay.drain();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
} else {
  createRelay({ workspaceId: team, outbox: stores.outbox, ...parts }).start();
}
