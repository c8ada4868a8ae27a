import type { MongoMemoryReplSet } from 'mongodb-memory-server';

let running: MongoMemoryReplSet | undefined;

/** Jest runs globalSetup and globalTeardown in one process, so a module can carry the handle. */
export function keepReplicaSet(replicaSet: MongoMemoryReplSet): void {
  running = replicaSet;
}

export function takeReplicaSet(): MongoMemoryReplSet | undefined {
  const taken = running;
  running = undefined;
  return taken;
}
