import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assertMigrated, migrate, pendingMigrations } from '../../src/storage/migrations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { keepingLog } from '../support/stores.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await database.close();
});

describe('migrations', () => {
  it('are pending in an empty database, which is refused with the command to run', async () => {
    expect(await pendingMigrations(database.connection)).not.toEqual([]);
    await expect(assertMigrated(database.connection)).rejects.toThrow('npm run migrate');
  });

  it('run once, also when two processes run them', async () => {
    const log = keepingLog();

    const [one, two] = await Promise.all([
      migrate(database.connection, log),
      migrate(database.connection, log),
    ]);
    const again = await migrate(database.connection, log);

    expect([...one, ...two].length).toBeGreaterThan(0);
    expect(again).toEqual([]);
    await assertMigrated(database.connection);
  });

  it.each(['createKey', 'funnel'])(
    'find that somebody dropped %s, and make it again',
    async (name) => {
      const { connection } = database;
      await migrate(connection, keepingLog());
      await connection.collection('deals').dropIndex(name);

      const refused = await assertMigrated(connection).catch((error: unknown) => String(error));
      await migrate(connection, keepingLog());

      expect(refused).toContain(`npm run migrate" first (deals.${name})`);
      await assertMigrated(connection);
    },
  );

  it.each([
    [
      'other fields',
      { outboxDueAt: -1 as const },
      { partialFilterExpression: { outboxDueAt: { $exists: true } } },
    ],
    ['other documents', undefined, {}],
    [
      'one document per key',
      undefined,
      { unique: true, partialFilterExpression: { outboxDueAt: { $exists: true } } },
    ],
  ])('find an index that stands for %s, and make it as it should be', async (_, key, rest) => {
    const { connection } = database;
    await migrate(connection, keepingLog());
    const runs = connection.collection('runs');
    const wanted = (await runs.indexes()).find(({ name }) => name === 'outbox');
    await runs.dropIndex('outbox');
    await runs.createIndex(key ?? wanted?.key ?? {}, { name: 'outbox', ...rest });

    const refused = await assertMigrated(connection).catch((error: unknown) => String(error));
    await migrate(connection, keepingLog());

    expect(refused).toContain('npm run migrate" first (runs.outbox)');
    await assertMigrated(connection);
    expect((await runs.indexes()).find(({ name }) => name === 'outbox')).toEqual(wanted);
  });

  it('leave an index alone that is not ours', async () => {
    const { connection } = database;
    await migrate(connection, keepingLog());
    await connection.collection('deals').createIndex({ account: 1 }, { name: 'mine' });
    await connection.collection('deals').dropIndex('funnel');

    await migrate(connection, keepingLog());

    const names = (await connection.collection('deals').indexes()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['mine', 'funnel']));
  });

  it('find a collection that somebody dropped', async () => {
    const { connection } = database;
    await migrate(connection, keepingLog());
    await connection.collection('deals').drop();

    await expect(assertMigrated(connection)).rejects.toThrow('deals.number');
  });
});
