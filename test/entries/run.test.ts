import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { bundled } from '../../playground/bundle.ts';
import { readRecord } from '../../src/storage/mongod/mongod-record.ts';
import { until } from '../support/until.ts';

let folder: string;
let bot: ChildProcess | undefined;
let mongod: number | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-run-'));
});
afterEach(async () => {
  bot?.kill('SIGKILL');
  if (mongod !== undefined) process.kill(mongod, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

it('leaves with 0 when it is told to while its database is still starting', async () => {
  const silent = join(folder, 'mongod');
  const script = '#!/bin/sh\n[ "$1" = --version ] && echo "db version v6.0.5" || exec sleep 600\n';
  await writeFile(silent, script, { mode: 0o755 });
  bot = spawn(process.execPath, [await bundled('src/main.ts'), 'run'], {
    cwd: folder,
    env: {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      MONGOMS_SYSTEM_BINARY: silent,
      PORT: '0',
    },
    stdio: 'ignore',
  });
  const ended = once(bot, 'exit');
  mongod = await until('it starts a database', async () => {
    const kept = await readRecord(join(folder, '.data')).catch(() => undefined);
    return kept !== undefined && kept.pid > 0 ? kept.pid : undefined;
  });

  bot.kill('SIGTERM');

  expect(await ended).toEqual([0, null]);
});
