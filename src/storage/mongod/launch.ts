import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { choosePort, type MongodRecord, writeRecord } from './mongod-record.ts';
import { findMongod, type RunningMongod, replicaSetName } from './single-node.ts';

/** mongod's exit codes (mongo/util/exit_code.h): the address, and the folder, are in use. */
const addressInUse = 48;
const folderInUse = 100;

/** Longer than a killed starter's mongod needs before it answers on the port that it holds. */
const patienceWithPortMs = 5_000;

export interface Launch {
  readonly dataDir: string;
  readonly dbPath: string;
  readonly binary: string;
  readonly record: MongodRecord;
  readonly deadline: number;
}

/** Starts mongod on the recorded port, or on another when a stranger holds that one. */
export async function launch(order: Launch): Promise<MongodRecord> {
  const { dataDir, dbPath, record, deadline } = order;
  await setLogAside(dataDir);
  const child = spawnMongod(order);
  // Recorded at once: if this process is killed now, the next one finds the server.
  await writeRecord(dataDir, { ...record, pid: child.pid ?? 0 });
  const first = await answered(order, child, deadline);
  if (first !== undefined) return recorded(dataDir, record.port, first);
  if (child.exitCode === addressInUse) {
    const late = await answered(order, undefined, Date.now() + patienceWithPortMs);
    if (late !== undefined) return recorded(dataDir, record.port, late);
    return launch({ ...order, record: { ...record, port: await choosePort() } });
  }
  if (child.exitCode === folderInUse) {
    const late = await answered(order, undefined, Date.now() + patienceWithPortMs);
    if (late !== undefined) return recorded(dataDir, record.port, late);
    throw new Error(`Another mongod holds ${dbPath} and does not answer: end it and start again.`);
  }
  const why = child.signalCode ? `it was ended by ${child.signalCode}` : await lastError(dataDir);
  throw new Error(`mongod did not start on ${dbPath}: ${why}`);
}

async function recorded(
  dataDir: string,
  port: number,
  { pid, version }: RunningMongod,
): Promise<MongodRecord> {
  const record = { port, pid, version };
  await writeRecord(dataDir, record);
  return record;
}

function spawnMongod({ binary, dataDir, dbPath, record }: Launch): ChildProcess {
  const where = ['--dbpath', dbPath, '--port', String(record.port), '--bind_ip', '127.0.0.1'];
  const log = ['--logpath', logFile(dataDir), '--logappend'];
  const small = ['--oplogSize', '128', '--wiredTigerCacheSizeGB', '0.5', '--nounixsocket'];
  const args = [...where, ...log, '--replSet', replicaSetName, ...small];
  // Detached: the data outlives a bot that is killed, and other commands may be using it.
  const child = spawn(binary, args, { detached: true, stdio: 'ignore' });
  child.once('error', () => undefined);
  child.unref();
  return child;
}

async function answered(
  { record, dbPath }: Launch,
  child: ChildProcess | undefined,
  deadline: number,
): Promise<RunningMongod | undefined> {
  while (Date.now() < deadline) {
    if (child !== undefined && hasEnded(child)) return undefined;
    const found = await findMongod(record.port, dbPath);
    if (found !== undefined) return found;
    await wait(50);
  }
  return undefined;
}

function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

async function setLogAside(dataDir: string): Promise<void> {
  const file = logFile(dataDir);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 16_000_000) await rename(file, `${file}.1`);
}

async function lastError(dataDir: string): Promise<string> {
  const log = await readFile(logFile(dataDir), 'utf8').catch(() => '');
  const severe = log.split('\n').filter((line) => /"s":"[EF]"/.test(line));
  return severe.at(-1)?.slice(0, 600) ?? `see ${logFile(dataDir)}`;
}

function logFile(dataDir: string): string {
  return join(dataDir, 'mongod.log');
}
