import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';

export interface TestDatabase {
  readonly connection: Connection;
  readonly name: string;
  /** With the database's name in it, for processes that a test starts. */
  readonly uri: string;
  /** Drops the database and closes the connection. */
  readonly close: () => Promise<void>;
}

/** A database of its own for each call, in the replica set of this test run. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const base = process.env.MONGO_TEST_URI;
  if (base === undefined) throw new Error('MONGO_TEST_URI is not set: run tests by npm test');
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const uri = withDatabase(base, name);
  const connection = await mongoose.createConnection(uri).asPromise();
  const close = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { connection, name, uri, close };
}

function withDatabase(base: string, name: string): string {
  // No URL parser: a replica set's address names several hosts, which URL refuses.
  const match = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(base);
  if (match === null) throw new Error(`MONGO_TEST_URI is not a MongoDB address: ${base}`);
  return `${match[1]}/${name}${match[2] ?? ''}`;
}
