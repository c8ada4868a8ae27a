import { once } from 'node:events';
import { startEmbedded } from '../../src/storage/mongod/embedded.ts';

/** A process that uses the embedded database until its stdin ends; run by the embedded tests. */
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('usage: embedded-user.ts <data folder>');
const embedded = await startEmbedded({ dataDir });
console.log(JSON.stringify({ uri: embedded.uri, pid: embedded.pid }));
process.stdin.resume();
await once(process.stdin, 'end');
await embedded.stop();
