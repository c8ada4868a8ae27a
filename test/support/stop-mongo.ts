import { takeReplicaSet } from './running-mongo.ts';

/** Jest's globalTeardown: ends what globalSetup started. */
export default async function stopMongo(): Promise<void> {
  await takeReplicaSet()?.stop();
}
