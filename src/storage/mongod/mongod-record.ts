import { randomInt } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** What `.data/mongod.json` keeps: the data's port and release, and the server seen last. */
const MongodRecord = z.object({
  port: z.int().min(1).max(65_535),
  pid: z.int().min(0),
  version: z.string(),
});
export type MongodRecord = z.infer<typeof MongodRecord>;

/** @throws when the file is there and cannot be read as a record */
export async function readRecord(dataDir: string): Promise<MongodRecord | undefined> {
  const file = recordFile(dataDir);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return MongodRecord.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is damaged: put back a copy, or delete it if the data is new.`, {
      cause,
    });
  }
}

export async function writeRecord(dataDir: string, record: MongodRecord): Promise<void> {
  const draft = join(dataDir, `mongod.json.${process.pid}`);
  await writeFile(draft, `${JSON.stringify(record)}\n`);
  await rename(draft, recordFile(dataDir));
}

function recordFile(dataDir: string): string {
  return join(dataDir, 'mongod.json');
}

/** A free port below the range from which systems lend ports to outgoing connections. */
export async function choosePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found on 127.0.0.1 for the database.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
