import { describe, expect, it } from '@jest/globals';
import { openTestDatabase } from './database.ts';

describe('openTestDatabase', () => {
  it('gives each caller a database of its own with transactions, gone after closing', async () => {
    const one = await openTestDatabase();
    const two = await openTestDatabase();

    await one.connection.transaction(async (session) => {
      await one.connection.collection('things').insertOne({ of: 'one' }, { session });
    });
    const seenByTwo = await two.connection.collection('things').countDocuments();
    const seenByOne = await one.connection.collection('things').countDocuments();
    await one.close();
    const { databases } = await two.connection.getClient().db('admin').admin().listDatabases();
    await two.close();

    expect(seenByOne).toBe(1);
    expect(seenByTwo).toBe(0);
    expect(databases.map((database) => database.name)).not.toContain(one.name);
  });
});
