import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const lastTurns = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other process does. It spares double work and is no proof against it: `work`
 * must itself be safe to run twice. A lock is void when its owner is gone or `maxHoldMs` have passed.
 */
export function oncePerMachine<T>(
  lockFile: string,
  maxHoldMs: number,
  work: () => Promise<T>,
): Promise<T> {
  // One at a time within this process, so that a lock with our own id is never a live one.
  const before = lastTurns.get(lockFile) ?? Promise.resolve();
  const turn = before.then(() => holding(lockFile, maxHoldMs, work));
  const settled = turn.catch(() => undefined);
  lastTurns.set(lockFile, settled);
  return turn;
}

async function holding<T>(lockFile: string, maxHoldMs: number, work: () => Promise<T>): Promise<T> {
  await acquire(lockFile, maxHoldMs);
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function acquire(lockFile: string, maxHoldMs: number): Promise<void> {
  // Written whole and then linked, so that nobody ever reads a lock without its owner.
  const mine = `${lockFile}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    while (!(await tryLink(mine, lockFile))) {
      if (await isVoid(lockFile, maxHoldMs)) await rm(lockFile, { force: true });
      else await wait(50);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function isVoid(lockFile: string, maxHoldMs: number): Promise<boolean> {
  const [text, age] = await Promise.all([
    readFile(lockFile, 'utf8').catch(() => ''),
    stat(lockFile).then(
      (file) => Date.now() - file.mtimeMs,
      () => 0,
    ),
  ]);
  const owner = Number(text);
  if (owner === 0) return false;
  // In a container every run has the same process id, and the lock may be from the last one.
  return owner === process.pid || age > maxHoldMs || !isAlive(owner);
}

/** Whether a process with this id runs on this machine, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
