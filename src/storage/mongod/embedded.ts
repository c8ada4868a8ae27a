import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attach, detach } from './attachments.ts';
import { launch } from './launch.ts';
import { choosePort, type MongodRecord, readRecord } from './mongod-record.ts';
import { isAlive, oncePerMachine } from './once-per-machine.ts';
import { type MongodBinary, type ResolveOptions, resolveBinary } from './resolve-binary.ts';
import { findMongod, replicaSetName, waitForPrimary } from './single-node.ts';

const startWithinMs = 60_000;

export interface EmbeddedOptions extends ResolveOptions {
  /** Where the data is kept: the database's files, its log, its port and who uses it. */
  readonly dataDir: string;
}

export interface EmbeddedMongod {
  readonly uri: string;
  readonly pid: number;
  readonly version: string;
  /**
   * Leaves. The last one to leave stops mongod, so a clean exit leaves nothing running; while
   * another command uses the data, and after a kill, mongod stays and the next start attaches.
   */
  readonly stop: () => Promise<void>;
}

/**
 * The database of an installation that names none: one mongod per data folder, shared by all
 * commands, on 127.0.0.1 and a kept port, as a replica set of one.
 * @throws Error with a sentence for the operator when it cannot be had
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedMongod> {
  await mkdir(join(options.dataDir, 'db'), { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const mark = await attach(dataDir);
  try {
    const { port, pid, version } = await oncePerMachine(
      join(dataDir, 'start.lock'),
      2 * startWithinMs,
      () => attachOrLaunch(dataDir, options),
    );
    const uri = `mongodb://127.0.0.1:${port}/milepost?replicaSet=${replicaSetName}`;
    return { uri, pid, version, stop: () => detach(dataDir, mark, () => shutDown(dataDir)) };
  } catch (error) {
    await detach(dataDir, mark, async () => undefined);
    throw error;
  }
}

async function attachOrLaunch(dataDir: string, options: ResolveOptions): Promise<MongodRecord> {
  const deadline = Date.now() + startWithinMs;
  const dbPath = join(dataDir, 'db');
  const kept = await readRecord(dataDir);
  const running = kept === undefined ? undefined : await findMongod(kept.port, dbPath);
  const record =
    kept !== undefined && running !== undefined
      ? { ...kept, pid: running.pid }
      : await launchFor(dataDir, dbPath, kept, await resolveBinary(options), deadline);
  await waitForPrimary(record.port, deadline);
  return record;
}

async function launchFor(
  dataDir: string,
  dbPath: string,
  kept: MongodRecord | undefined,
  { path: binary, version }: MongodBinary,
  deadline: number,
): Promise<MongodRecord> {
  if (kept !== undefined && releaseOf(kept.version) !== releaseOf(version)) {
    throw new Error(
      `The data in ${dataDir} belongs to MongoDB ${kept.version}, and the mongod here is ${version} (${binary}): set MONGOMS_SYSTEM_BINARY to a mongod ${releaseOf(kept.version)}, or MONGODB_URI to a server of your own.`,
    );
  }
  const record = { port: kept?.port ?? (await choosePort()), pid: 0, version };
  return launch({ dataDir, dbPath, binary, record, deadline });
}

/** Data moves freely between patches of one release (`6.0`), and only with care between releases. */
function releaseOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

async function shutDown(dataDir: string): Promise<void> {
  const kept = await readRecord(dataDir);
  // Asked anew: the process id on file may by now belong to another program.
  const running = kept && (await findMongod(kept.port, join(dataDir, 'db')));
  if (running === undefined) return;
  process.kill(running.pid, 'SIGTERM');
  const deadline = Date.now() + 8_000;
  while (isAlive(running.pid) && Date.now() < deadline) await wait(20);
}
