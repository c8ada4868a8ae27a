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

  it('find a unique index that somebody dropped, and make it again', async () => {
    const { connection } = database;
    await migrate(connection, keepingLog());
    await connection.collection('deals').dropIndex('createKey');

    const refused = await assertMigrated(connection).catch((error: unknown) => String(error));
    await migrate(connection, keepingLog());

    expect(refused).toContain('deals.createKey');
    await assertMigrated(connection);
  });

  it('find a collection that somebody dropped', async () => {
    const { connection } = database;
    await migrate(connection, keepingLog());
    await connection.collection('deals').drop();

    await expect(assertMigrated(connection)).rejects.toThrow('deals.number');
  });
});
