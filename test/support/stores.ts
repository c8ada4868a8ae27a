import type { Member } from '../../src/domain/member.ts';
import type { Log } from '../../src/ports.ts';
import type { PeopleSource } from '../../src/slack-ports.ts';
import { connect } from '../../src/storage/connect.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { createStores, type OpenStores, type StoreOptions } from '../../src/storage/stores.ts';
import { aMember, firstValues, monday } from './build.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface LogLine {
  readonly level: string;
  readonly facts: object;
  readonly message: string;
}

/** A log that keeps its lines, so that a test can say what an operator would see. */
export function keepingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (facts: object, message: string) => {
    lines.push({ level, facts, message });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Everybody is a full member who is in no channel, unless said otherwise. */
export function somePeople(known: readonly Partial<Member>[] = []): PeopleSource {
  return {
    async person(workspaceId, userId) {
      const found = known.find((one) => one.userId === userId);
      const { roles: _, ...person } = aMember({ name: userId, ...found, workspaceId, userId });
      return person;
    },
    async isInChannel() {
      return false;
    },
  };
}

export interface TestStores {
  readonly database: TestDatabase;
  readonly stores: OpenStores;
  readonly log: ReturnType<typeof keepingLog>;
  /** The one clock of these stores; leases and back-offs go by it too. */
  readonly clock: { now: Date };
  /** Empties the database and the caches and sets the clock back, for the next test. */
  readonly reset: () => Promise<void>;
  /** As another process would have them: own connections, own caches, the same clock. */
  readonly another: (people?: PeopleSource) => Promise<OpenStores>;
  readonly close: () => Promise<void>;
}

/** Stores on a fresh, migrated database, at Monday 10:00 until the clock is moved. */
export async function openTestStores(options: Partial<StoreOptions> = {}): Promise<TestStores> {
  const database = await openTestDatabase();
  const log = keepingLog();
  const clock = { now: monday };
  const open: (() => Promise<void>)[] = [];
  let monotonic = 0;
  async function another(people: PeopleSource = somePeople()): Promise<OpenStores> {
    const [handlers, jobs] = await Promise.all([
      connect(database.uri, 'handlers'),
      connect(database.uri, 'jobs'),
    ]);
    const stores = createStores({
      connections: { handlers, jobs },
      clock: () => clock.now,
      time: () => clock.now,
      people,
      firstValues,
      log,
      monotonic: () => monotonic,
      ...options,
    });
    open.push(async () => {
      await stores.close();
      await Promise.all([handlers.close(), jobs.close()]);
    });
    return stores;
  }
  await migrate(database.connection, log);
  const stores = await another();
  async function reset(): Promise<void> {
    const collections = await database.connection.db?.collections();
    const emptied = (collections ?? [])
      .filter((one) => one.collectionName !== 'migrations')
      .map((one) => one.deleteMany({}));
    await Promise.all(emptied);
    monotonic += 3_600_000;
    log.lines.length = 0;
    clock.now = monday;
  }
  async function close(): Promise<void> {
    await Promise.all(open.map((one) => one()));
    await database.close();
  }
  return { database, stores, log, clock, reset, another, close };
}
