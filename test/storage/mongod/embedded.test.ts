import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { z } from 'zod';
import { startEmbedded } from '../../../src/storage/mongod/embedded.ts';
import { readRecord } from '../../../src/storage/mongod/mongod-record.ts';
import { isAlive } from '../../../src/storage/mongod/once-per-machine.ts';

const userScript = fileURLToPath(new URL('../../support/embedded-user.ts', import.meta.url));
const Announcement = z.object({ uri: z.string(), pid: z.int() });

let dataDir: string;
let users: ChildProcessWithoutNullStreams[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-embedded-'));
  users = [];
});

afterEach(async () => {
  for (const user of users) user.kill('SIGKILL');
  await (await startEmbedded({ dataDir }).catch(() => undefined))?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function startUser(): ChildProcessWithoutNullStreams {
  const user = spawn(process.execPath, ['--import', 'tsx', userScript, dataDir]);
  users.push(user);
  return user;
}

async function announced(user: ChildProcessWithoutNullStreams) {
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(user.stdout), 'line'));
  return Announcement.parse(JSON.parse(line));
}

async function write(uri: string, text: string): Promise<void> {
  await using(uri, (notes) =>
    notes.insertOne({ text }, { writeConcern: { w: 'majority', j: true } }),
  );
}

async function readAll(uri: string): Promise<unknown[]> {
  return using(uri, (notes) =>
    notes
      .find()
      .map((note) => note.text)
      .toArray(),
  );
}

async function using<T>(uri: string, use: (notes: mongoose.mongo.Collection) => Promise<T>) {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    return await use(client.db().collection('notes'));
  } finally {
    await client.close();
  }
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(10);
}

async function record() {
  const kept = await readRecord(dataDir);
  if (kept === undefined) throw new Error('nothing is recorded');
  return kept;
}

describe('the embedded mongod', () => {
  it('keeps what was written when mongod is killed, on the same port', async () => {
    const first = await startEmbedded({ dataDir });
    await write(first.uri, 'before the kill');
    process.kill(first.pid, 'SIGKILL');
    await gone(first.pid);

    const second = await startEmbedded({ dataDir });
    await write(second.uri, 'after the kill');
    const notes = await readAll(second.uri);
    await first.stop();
    await second.stop();

    expect(second.pid).not.toBe(first.pid);
    expect(second.uri).toBe(first.uri);
    expect(notes).toEqual(['before the kill', 'after the kill']);
  });

  it('is shared by commands that start at once, and outlives one that is killed', async () => {
    const commands = [startUser(), startUser(), startUser()];
    const seen = await Promise.all(commands.map(announced));
    const pid = seen[0]?.pid ?? 0;

    commands[0]?.kill('SIGKILL');
    commands[1]?.stdin.end();
    await Promise.all(commands.slice(0, 2).map((command) => once(command, 'exit')));
    const aliveWithOneUser = isAlive(pid);
    commands[2]?.stdin.end();
    await gone(pid);

    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(aliveWithOneUser).toBe(true);
    expect(await record()).toMatchObject({ pid });
  });

  it('is attached to when the only command was killed', async () => {
    const command = startUser();
    const { pid, uri } = await announced(command);
    await write(uri, 'kept');
    command.kill('SIGKILL');
    await once(command, 'exit');

    const next = await startEmbedded({ dataDir });
    const notes = await readAll(next.uri);
    await next.stop();

    expect(next.pid).toBe(pid);
    expect(notes).toEqual(['kept']);
    expect(isAlive(pid)).toBe(false);
  });

  it('refuses data of another release and leaves it untouched', async () => {
    const first = await startEmbedded({ dataDir });
    await first.stop();
    const kept = await record();
    await writeFile(join(dataDir, 'mongod.json'), JSON.stringify({ ...kept, version: '4.4.1' }));

    const attempt = startEmbedded({ dataDir });

    await expect(attempt).rejects.toThrow(/belongs to MongoDB 4\.4\.1, and the mongod here is/);
    expect((await record()).version).toBe('4.4.1');
  });

  it('says at once that mongod was killed while it started', async () => {
    const mongod = join(dataDir, 'mongod');
    const script = '#!/bin/sh\n[ "$1" = --version ] && echo "db version v6.0.5" || kill -9 $$\n';
    await writeFile(mongod, script, { mode: 0o755 });

    const attempt = startEmbedded({ dataDir, env: { MONGOMS_SYSTEM_BINARY: mongod } });

    await expect(attempt).rejects.toThrow(/did not start on .*: it was ended by SIGKILL$/);
  });

  it('moves to another port when a stranger holds the kept one, with its data', async () => {
    const first = await startEmbedded({ dataDir });
    await write(first.uri, 'moved along');
    await first.stop();
    const { port } = await record();
    const stranger = createServer((socket) => socket.destroy());
    stranger.listen(port, '127.0.0.1');
    await once(stranger, 'listening');

    const second = await startEmbedded({ dataDir });
    const notes = await readAll(second.uri);
    await second.stop();
    stranger.close();

    expect((await record()).port).not.toBe(port);
    expect(notes).toEqual(['moved along']);
  });
});
