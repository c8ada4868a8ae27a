import mongoose, { type Connection, type ConnectOptions } from 'mongoose';

/** Whose calls a connection carries: people wait for a handler's, nobody for a job's. */
export type Purpose = 'handlers' | 'jobs';

const socketTimeoutMs: Readonly<Record<Purpose, number>> = { handlers: 5_000, jobs: 120_000 };

/**
 * Connects to the store. Every write is acknowledged by a majority and journaled; the driver has no
 * deadline for a write, so a dead server is noticed by short socket and selection times.
 * @throws MongooseServerSelectionError when no server answers within 2 s
 */
export async function connect(uri: string, purpose: Purpose): Promise<Connection> {
  const options: ConnectOptions = {
    socketTimeoutMS: socketTimeoutMs[purpose],
    connectTimeoutMS: 2_000,
    serverSelectionTimeoutMS: 2_000,
    heartbeatFrequencyMS: 1_000,
    writeConcern: { w: 'majority', journal: true },
    retryWrites: true,
    ignoreUndefined: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    appName: `milepost ${purpose}`,
    ...(namesDatabase(uri) ? {} : { dbName: 'milepost' }),
  };
  return await mongoose.createConnection(uri, options).asPromise();
}

function namesDatabase(uri: string): boolean {
  // No URL parser: a replica set's address names several hosts, which URL refuses.
  return /^mongodb(?:\+srv)?:\/\/[^/?]+\/[^?]+/.test(uri);
}
