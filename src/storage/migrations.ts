import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import { type IndexSpec, indexes } from './indexes.ts';
import { type CollectionName, collectionOf, type Models, modelsOn } from './models.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  /** Additive and repeatable: another process may run it at the same time, or again. */
  readonly up: (connection: Connection) => Promise<void>;
}

const migrations: readonly Migration[] = [
  { version: 1, name: 'collections and their indexes', up: createIndexes },
];

const Applied = z.object({ version: z.int() });

function recordOf(connection: Connection) {
  return connection.collection<{ _id: string; version: number; name: string; at: Date }>(
    'migrations',
  );
}

/** Names of what has not been applied to this database, in order. */
export async function pendingMigrations(connection: Connection): Promise<readonly string[]> {
  return (await pending(connection)).map((one) => `${one.version} ${one.name}`);
}

async function pending(connection: Connection): Promise<readonly Migration[]> {
  const rows = await recordOf(connection).find({}).toArray();
  const applied = new Set(rows.map((row) => Applied.parse(row).version));
  return migrations.filter((one) => !applied.has(one.version));
}

/** Applies what is pending, in order, and makes sure of every index; answers the names of what it applied. */
export async function migrate(connection: Connection, log: Log): Promise<readonly string[]> {
  const todo = await pending(connection);
  for (const one of todo) {
    log.info({ version: one.version, name: one.name }, 'migrating');
    await one.up(connection);
    await recordOf(connection).updateOne(
      { _id: String(one.version) },
      { $setOnInsert: { version: one.version, name: one.name, at: new Date() } },
      { upsert: true },
    );
  }
  if ((await missingIndexes(connection)).length > 0) await createIndexes(connection);
  return todo.map((one) => `${one.version} ${one.name}`);
}

/**
 * The store may be used: nothing is pending and every unique index stands, without which a repeated
 * delivery could make a second deal.
 * @throws Error with a sentence for the operator
 */
export async function assertMigrated(connection: Connection): Promise<void> {
  const names = await pendingMigrations(connection);
  if (names.length > 0) {
    throw new Error(`The database needs "npm run migrate" first (${names.join(', ')}).`);
  }
  const missing = (await missingIndexes(connection)).filter((spec) => spec.unique === true);
  if (missing.length > 0) {
    const names = missing.map((spec) => `${spec.collection}.${spec.name}`).join(', ');
    throw new Error(`The database has lost unique indexes (${names}): run "npm run migrate".`);
  }
}

async function createIndexes(connection: Connection): Promise<void> {
  const models = modelsOn(connection);
  const made = byCollection(indexes).map(([collection, specs]) =>
    collectionOf(models, collection).createIndexes(specs.map(toIndex)),
  );
  await Promise.all(made);
}

function byCollection(
  specs: readonly IndexSpec[],
): readonly (readonly [CollectionName, readonly IndexSpec[]])[] {
  const names = [...new Set(specs.map((spec) => spec.collection))];
  return names.map((name) => [name, specs.filter((spec) => spec.collection === name)]);
}

function toIndex({ name, key, unique, having }: IndexSpec) {
  return {
    name,
    key,
    ...(unique === undefined ? {} : { unique }),
    ...(having === undefined ? {} : { partialFilterExpression: { [having]: { $exists: true } } }),
  };
}

const Standing = z.object({ name: z.string(), unique: z.boolean().default(false) });

async function missingIndexes(connection: Connection): Promise<readonly IndexSpec[]> {
  const models = modelsOn(connection);
  const found = byCollection(indexes).map(async ([collection, specs]) => {
    const standing = await standingIn(models, collection);
    return specs.filter(
      (spec) =>
        !standing.some((one) => one.name === spec.name && (spec.unique ?? false) === one.unique),
    );
  });
  return (await Promise.all(found)).flat();
}

const namespaceNotFound = 26;

async function standingIn(models: Models, collection: CollectionName) {
  try {
    const found = await collectionOf(models, collection).listIndexes().toArray();
    return found.map((one) => Standing.parse(one));
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === namespaceNotFound) return [];
    throw error;
  }
}
