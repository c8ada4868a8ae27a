import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoMemoryReplSet } from 'mongodb-memory-server';
import mongoose, { type Connection } from 'mongoose';
import { z } from 'zod';
import type { Deal } from '../../src/domain/deal.ts';
import { note } from '../../src/domain/notes.ts';
import type { Changed } from '../../src/ports.ts';
import { connect } from '../../src/storage/connect.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { resolveBinary } from '../../src/storage/mongod/resolve-binary.ts';
import { createStores, type OpenStores } from '../../src/storage/stores.ts';
import { aMember, anAct, firstValues, monday, team } from '../support/build.ts';
import { aStoredDeal } from '../support/stored-deals.ts';
import { keepingLog, somePeople } from '../support/stores.ts';

/** A replica set of its own: what happens to it must not happen to other tests. */
let replicaSet: MongoMemoryReplSet;
let handlers: Connection;
let jobs: Connection;
let stores: OpenStores;

beforeAll(async () => {
  const { path, version } = await resolveBinary({ say: () => undefined });
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  replicaSet = await MongoMemoryReplSet.create({
    binary: { systemBinary: path, version },
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  });
  const uri = replicaSet.getUri('trouble');
  [handlers, jobs] = await Promise.all([connect(uri, 'handlers'), connect(uri, 'jobs')]);
  await migrate(jobs, keepingLog());
  stores = createStores({
    connections: { handlers, jobs },
    clock: () => monday,
    time: 'server',
    people: somePeople(),
    firstValues,
    log: keepingLog(),
  });
});
afterAll(async () => {
  await Promise.all([handlers.close(), jobs.close()]);
  await replicaSet.stop();
});

function addNote(deal: Deal, key: string, deciding?: () => void): Promise<Changed> {
  return stores.deals.change(team, deal.id, key, (now) => {
    deciding?.();
    return note(now, aMember(), anAct({ key }), key);
  });
}

function pidOfMongod(): number {
  const pid = replicaSet.servers[0]?.instanceInfo?.instance.mongodProcess?.pid;
  if (pid === undefined) throw new Error('the mongod of this test has no process');
  return pid;
}

const Status = z.object({ term: z.coerce.number() });

/** Adds notes to every deal, one after another, and knows which were confirmed. */
function writeUntilStopped(deals: readonly Deal[]) {
  const kept = new Map(deals.map((deal) => [deal.id, new Set<string>()]));
  const state = { stop: false, confirmed: 0, failed: 0 };
  const waiting = new Set<() => void>();
  const write = async (deal: Deal, key: string) => {
    const answer = await untilAnswered(async () => {
      try {
        return await addNote(deal, key);
      } catch (error) {
        state.failed += 1;
        throw error;
      }
    });
    if (!answer.ok) throw new Error(answer.refusal.kind);
    kept.get(deal.id)?.add(key);
    state.confirmed += 1;
    for (const look of waiting) look();
  };
  const writers = deals.map(async (deal) => {
    for (let n = 0; !state.stop; n += 1) await write(deal, `note-${String(n).padStart(5, '0')}`);
  });
  return {
    confirmed: () => state.confirmed,
    failed: () => state.failed,
    confirmedMoreThan: (count: number) =>
      new Promise<void>((resolve) => {
        waiting.add(() => {
          if (state.confirmed > count) resolve();
        });
      }),
    async stop() {
      state.stop = true;
      await Promise.all(writers);
      return kept;
    },
  };
}

/** Asks again under the same key until there is an answer, as a person does. */
async function untilAnswered(ask: () => Promise<Changed>): Promise<Changed> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function textsOf(deal: Deal): Promise<readonly string[]> {
  const kept = await stores.deals.activities(team, deal.id, 1_000);
  return kept.map(({ what }) => (what.kind === 'note' ? what.text : '')).sort();
}

describe('the store in trouble', () => {
  it('loses and repeats nothing when its primary steps down under load', async () => {
    const deals = await Promise.all(Array.from({ length: 8 }, () => aStoredDeal(stores.deals)));
    const admin = await mongoose.createConnection(replicaSet.getUri('admin')).asPromise();
    const termOf = async () =>
      Status.parse(await admin.db?.admin().command({ replSetGetStatus: 1 })).term;
    const term = await termOf();
    const load = writeUntilStopped(deals);

    await load.confirmedMoreThan(40);
    await admin.db?.admin().command({ replSetStepDown: 1, force: true });
    await load.confirmedMoreThan(load.confirmed() + 40);
    const kept = await load.stop();

    expect(await termOf()).toBeGreaterThan(term);
    expect(load.failed()).toBe(0);
    for (const deal of deals) {
      expect(await textsOf(deal)).toEqual([...(kept.get(deal.id) ?? [])].sort());
    }
    await admin.close();
  });

  it('answers within its socket time when the server freezes, and takes the repeat for what it is', async () => {
    const deal = await aStoredDeal(stores.deals);
    const pid = pidOfMongod();
    let outcome = 'written';
    try {
      // Between the read and the write: the write reaches a server that answers only later.
      await addNote(deal, 'frozen', () => process.kill(pid, 'SIGSTOP')).catch(() => {
        outcome = 'unknown';
      });
    } finally {
      process.kill(pid, 'SIGCONT');
    }

    const answer = await untilAnswered(() => addNote(deal, 'frozen'));

    expect(outcome).toBe('unknown');
    expect(answer).toMatchObject({ ok: true, repeated: true, done: { kind: 'noted' } });
    expect(await textsOf(deal)).toEqual(['frozen']);
  });
});
