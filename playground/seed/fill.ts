import mongoose, { type Connection } from 'mongoose';
import type { House } from '../../src/domain/house.ts';
import { ChannelId, WorkspaceId } from '../../src/domain/ids.ts';
import { Currency } from '../../src/domain/money.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { jobs } from '../../src/jobs/registry.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Stores } from '../../src/ports.ts';
import { createPeopleSource } from '../../src/slack/people-source.ts';
import { createSlackClient } from '../../src/slack/slack-client.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { createStores, type OpenStores } from '../../src/storage/stores.ts';
import type { StandIn } from '../stand-in.ts';
import type { Workspace } from '../workspace.ts';
import { furnish } from './house.ts';
import type { Loss } from './lessons.ts';
import { live, type Spoken } from './live.ts';
import { type Life, livesOf } from './lives.ts';
import { lookBack } from './look-back.ts';
import { createScribe, type Scribe } from './scribe.ts';
import { staff } from './staff.ts';
import { mornings, startsAt, zone } from './start.ts';

/* Fills an empty database and an empty workspace with the last months of a team. */

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const meter = { count() {} };
const relays = 6;

export interface Filled {
  readonly deals: number;
  readonly messages: number;
}

/** No bot may run beside it: what is to be said goes into the past. */
export async function fill(uri: string, slack: StandIn, seed: number): Promise<Filled> {
  const connection = await connect(uri);
  const connections = { handlers: connection, jobs: connection };
  try {
    await migrate(connections.jobs, quiet);
    return await fillWith(connections, slack, seed);
  } finally {
    await connection.close();
  }
}

/** In a hurry: nothing waits for the disk, since a start that dies begins anew. */
async function connect(uri: string): Promise<Connection> {
  const writeConcern = { w: 1, journal: false };
  const ways = { autoIndex: false, autoCreate: false, ignoreUndefined: true };
  return await mongoose.createConnection(uri, { ...ways, writeConcern }).asPromise();
}

interface Connections {
  readonly handlers: Connection;
  readonly jobs: Connection;
}

async function fillWith(connections: Connections, slack: StandIn, seed: number): Promise<Filled> {
  const time = { now: startsAt };
  const clock = () => time.now;
  const { workspace, journal } = slack;
  const stores = openStores(connections, slack, clock);
  const workspaceId = WorkspaceId.parse(workspace.team.id);
  const house = await furnish(stores, workspaceId);
  openDirectMessages(workspace);
  const lives = livesOf(seed, workingCalendar(house.settings));
  const scribe = createScribe({ workspace, stores, now: clock });
  const relay = createRelay({
    workspaceId,
    outbox: stores.outbox,
    messenger: scribe.messenger,
    log: quiet,
    meter,
  });
  const parts = { stores, threads: scribe.threads, log: quiet, meter, nudge: () => {} };
  const scheduler = createScheduler({ ...parts, workspaceId, now: clock, jobs });
  const drain = () => Promise.all(Array.from({ length: relays }, () => relay.drain()));

  let from = new Date(0);
  for (const to of [...mornings, startsAt]) {
    time.now = to;
    const spoken = await live({ stores, house }, lives, from, to);
    await drain();
    await lookBack({ stores, house }, lossesOf(lives), seed, { from, to });
    await drain();
    for (const one of spoken) await speak(one, stores, house, scribe);
    if (to < startsAt) await scheduler.tick(to);
    await drain();
    from = to;
  }
  await stores.close();
  await assertSaid(connections.jobs);
  markAllRead(workspace);
  journal.clear();
  return {
    deals: lives.length,
    messages: workspace.channels().flatMap(({ id }) => workspace.messages.all(id)).length,
  };
}

/** One after the other, so that they have the same ids each time. */
function openDirectMessages(workspace: Workspace): void {
  const created = startsAt.getTime() / 1_000;
  for (const user of staff) {
    workspace.putChannel({ ...workspace.dm([workspace.app.botUserId, user]), created });
  }
}

function openStores(connections: Connections, slack: StandIn, clock: () => Date): OpenStores {
  const { bot: botToken, app: appToken } = slack.tokens;
  const way = { kind: 'socket', appToken } as const;
  return createStores({
    connections,
    clock,
    time: clock,
    people: createPeopleSource(createSlackClient({ botToken, apiUrl: slack.apiUrl, way }, quiet)),
    firstValues: {
      zone,
      locale: 'en-GB',
      currency: Currency.parse('EUR'),
      deals: ChannelId.parse('C_DEALS'),
      managers: ChannelId.parse('C_MANAGERS'),
      support: ChannelId.parse('C_SUPPORT'),
    },
    log: quiet,
  });
}

function lossesOf(lives: readonly Life[]): ReadonlyMap<string, Loss> {
  return new Map(
    lives.flatMap(({ key, events }) =>
      events.flatMap(({ deed }) => (deed.do === 'lose' ? [[key, deed.loss] as const] : [])),
    ),
  );
}

async function speak(
  { dealId, event, text }: Spoken,
  stores: Stores,
  { settings }: House,
  scribe: Scribe,
): Promise<void> {
  const deal = await stores.deals.byId(settings.workspaceId, dealId);
  if (deal?.thread === undefined) return;
  const { channel, ts } = deal.thread;
  scribe.reply(event.by, event.at, text, { channel, ts });
}

/** What was left unsaid would be said by the bot at once, out of its time. */
async function assertSaid(connection: Connection): Promise<void> {
  for (const name of ['deals', 'retros', 'runs', 'members']) {
    const left = await connection.collection(name).findOne({ 'outbox.0': { $exists: true } });
    if (left !== null)
      throw new Error(`Something of ${name} was left unsaid: ${JSON.stringify(left.outbox)}`);
  }
}

/** Everything but the direct messages of this morning. */
function markAllRead(workspace: Workspace): void {
  for (const { id, kind, members } of workspace.channels()) {
    if (kind === 'dm') continue;
    for (const user of members) workspace.markRead(id, user);
  }
}
