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
  { version: 1, name: 'collections and their indexes', up: makeIndexes },
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
  await makeIndexes(connection);
  return todo.map((one) => `${one.version} ${one.name}`);
}

/**
 * The store may be used: nothing is pending and every index stands as it is meant. Without a unique
 * one a repeated delivery could make a second deal; without another, a question reads everything.
 * @throws Error with a sentence for the operator
 */
export async function assertMigrated(connection: Connection): Promise<void> {
  const names = await pendingMigrations(connection);
  const wrong = names.length > 0 ? [] : await wrongIndexes(connection);
  const why = [...names, ...wrong.map(({ spec }) => `${spec.collection}.${spec.name}`)];
  if (why.length === 0) return;
  throw new Error(`The database needs "npm run migrate" first (${why.join(', ')}).`);
}

/** One that stands otherwise than it is meant is dropped first; indexes that are not ours stay. */
async function makeIndexes(connection: Connection): Promise<void> {
  const models = modelsOn(connection);
  const wrong = await wrongIndexes(connection);
  for (const { spec, stands } of wrong) {
    if (stands) await drop(models, spec);
  }
  const made = byCollection(wrong.map(({ spec }) => spec)).map(([collection, specs]) =>
    collectionOf(models, collection).createIndexes(specs.map(toIndex)),
  );
  await Promise.all(made);
}

const indexNotFound = 27;

async function drop(models: Models, { collection, name }: IndexSpec): Promise<void> {
  try {
    await collectionOf(models, collection).dropIndex(name);
  } catch (error) {
    // Another process was first.
    if (!(error instanceof mongo.MongoServerError && error.code === indexNotFound)) throw error;
  }
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

const Standing = z.object({
  name: z.string(),
  key: z.record(z.string(), z.unknown()),
  unique: z.boolean().optional(),
  partialFilterExpression: z.unknown().optional(),
});

interface WrongIndex {
  readonly spec: IndexSpec;
  /** There is one of its name, which is otherwise. */
  readonly stands: boolean;
}

async function wrongIndexes(connection: Connection): Promise<readonly WrongIndex[]> {
  const models = modelsOn(connection);
  const found = byCollection(indexes).map(async ([collection, specs]) => {
    const standing = await standingIn(models, collection);
    return specs.flatMap((spec): readonly WrongIndex[] => {
      const one = standing.find(({ name }) => name === spec.name);
      return one !== undefined && isAlike(one, toIndex(spec))
        ? []
        : [{ spec, stands: one !== undefined }];
    });
  });
  return (await Promise.all(found)).flat();
}

/** In an index's key, order counts. */
function isAlike(one: z.infer<typeof Standing>, other: z.infer<typeof Standing>): boolean {
  const [a, b] = [one, other].map(({ key, unique = false, partialFilterExpression: having }) =>
    JSON.stringify([Object.entries(key), unique, having]),
  );
  return a === b;
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
