import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './once-per-machine.ts';

/**
 * Who uses the embedded database: one file per user, named by its process id, so that a killed
 * process counts no longer. Someone who joins writes its file first and then looks for `stopping`;
 * someone who stops writes `stopping` first and then looks for files; so one of them sees the other.
 */
export async function attach(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'attached');
  await mkdir(folder, { recursive: true });
  const mark = join(folder, `${process.pid}.${randomUUID()}`);
  await writeFile(mark, '');
  while (await isStopping(dataDir)) await wait(50);
  return mark;
}

/** Leaves, and runs `stop` if nobody else is there. */
export async function detach(
  dataDir: string,
  mark: string,
  stop: () => Promise<void>,
): Promise<void> {
  const stopping = stoppingFile(dataDir);
  await writeFile(stopping, String(process.pid));
  try {
    await rm(mark, { force: true });
    if (!(await isAnyoneThere(dataDir))) await stop();
  } finally {
    await rm(stopping, { force: true });
  }
}

async function isAnyoneThere(dataDir: string): Promise<boolean> {
  const marks = await readdir(join(dataDir, 'attached'));
  const dead = marks.filter((mark) => !isAlive(Number.parseInt(mark, 10)));
  await Promise.all(dead.map((mark) => rm(join(dataDir, 'attached', mark), { force: true })));
  return marks.length > dead.length;
}

async function isStopping(dataDir: string): Promise<boolean> {
  const pid = Number(await readFile(stoppingFile(dataDir), 'utf8').catch(() => ''));
  return pid > 0 && pid !== process.pid && isAlive(pid);
}

function stoppingFile(dataDir: string): string {
  return join(dataDir, 'stopping');
}
