import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { z } from 'zod';

export const replicaSetName = 'milepost';

/** Server error codes (mongo/base/error_codes.yml). */
const notYetInitialized = 94;

export interface RunningMongod {
  readonly pid: number;
  readonly version: string;
}

const CommandLine = z.object({ parsed: z.object({ storage: z.object({ dbPath: z.string() }) }) });
const ServerStatus = z.object({ pid: z.coerce.number(), version: z.string() });
const Hello = z.object({ isWritablePrimary: z.boolean() });
const ReplicaSetConfig = z.object({
  config: z.looseObject({
    version: z.int(),
    members: z.tuple([z.looseObject({ host: z.string() })]),
  }),
});

/** The mongod on this port, if it answers and serves exactly this folder. */
export async function findMongod(port: number, dbPath: string): Promise<RunningMongod | undefined> {
  if (!(await isListening(port))) return undefined;
  return withServer(port, async (admin) => {
    const { parsed } = CommandLine.parse(await admin.command({ getCmdLineOpts: 1 }));
    if (parsed.storage.dbPath !== dbPath) return undefined;
    return ServerStatus.parse(await admin.command({ serverStatus: 1 }));
  }).catch((error: unknown) => {
    if (isSilent(error)) return undefined;
    throw error;
  });
}

/** Spares the driver's patience with a port on which nobody listens. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/** Makes the server a replica set of one, under its present address, and waits until it takes writes. */
export async function waitForPrimary(port: number, deadline: number): Promise<void> {
  while (Date.now() < deadline) {
    if (await withServer(port, (admin) => stepTowardsPrimary(admin, port)).catch(notNow)) return;
    await wait(50);
  }
  throw new Error(`The database on port ${port} did not become ready to take writes in time.`);
}

async function stepTowardsPrimary(admin: mongo.Admin, port: number): Promise<boolean> {
  const host = `127.0.0.1:${port}`;
  const found = await readConfig(admin);
  if (found === undefined) {
    const config = { _id: replicaSetName, members: [{ _id: 0, host }] };
    await admin.command({ replSetInitiate: config });
    return false;
  }
  const [member] = found.members;
  if (member.host !== host) {
    // The kept port was taken by another program; the only member is found under its new address.
    const config = { ...found, version: found.version + 1, members: [{ ...member, host }] };
    await admin.command({ replSetReconfig: config, force: true });
    return false;
  }
  return Hello.parse(await admin.command({ hello: 1 })).isWritablePrimary;
}

async function readConfig(admin: mongo.Admin) {
  try {
    return ReplicaSetConfig.parse(await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (isServerError(error) && error.code === notYetInitialized) return undefined;
    throw error;
  }
}

async function withServer<T>(port: number, use: (admin: mongo.Admin) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    socketTimeoutMS: 5_000,
  });
  try {
    return await use(client.db('admin').admin());
  } finally {
    await client.close();
  }
}

/** A refusal of the server while it starts or elects, or no answer: asked again until the deadline. */
function notNow(error: unknown): false {
  if (isServerError(error) || isSilent(error)) return false;
  throw error;
}

function isServerError(error: unknown): error is mongo.MongoServerError {
  return error instanceof mongoose.mongo.MongoServerError;
}

function isSilent(error: unknown): boolean {
  const { MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;
  return error instanceof MongoNetworkError || error instanceof MongoServerSelectionError;
}
