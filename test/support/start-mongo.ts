import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { useBundledFonts } from '../../src/picture/fonts.ts';
import { resolveBinary } from '../../src/storage/mongod/resolve-binary.ts';
import { keepReplicaSet } from './running-mongo.ts';

/**
 * Jest's globalSetup: one replica set for the whole run, unless one is given, and the bundled fonts. A
 * test's own `process.env` is a copy, which fontconfig never sees.
 */
export default async function startMongo(): Promise<void> {
  useBundledFonts();
  const given = process.env.MONGODB_TEST_URI;
  if (given !== undefined && given !== '') {
    process.env.MONGO_TEST_URI = given;
    return;
  }
  const binary = await resolveBinary({ say: (line) => console.log(`mongod: ${line}`) });
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  const replicaSet = await MongoMemoryReplSet.create({
    binary: { systemBinary: binary.path, version: binary.version },
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  });
  keepReplicaSet(replicaSet);
  process.env.MONGO_TEST_URI = replicaSet.getUri();
}
