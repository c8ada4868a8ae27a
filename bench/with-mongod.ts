import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { resolveBinary } from '../src/storage/mongod/resolve-binary.ts';

/** Runs work against a replica set that nobody else uses. */
export async function withMongod(
  members: number,
  work: (uri: string) => Promise<void>,
): Promise<void> {
  const { path, version } = await resolveBinary({ say: console.log });
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  const replicaSet = await MongoMemoryReplSet.create({
    binary: { systemBinary: path, version },
    replSet: { count: members, storageEngine: 'wiredTiger' },
  });
  try {
    await work(replicaSet.getUri('bench'));
  } finally {
    await replicaSet.stop();
  }
}
