import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { oncePerMachine } from '../../../src/storage/mongod/once-per-machine.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('oncePerMachine', () => {
  it('lets one in at a time', async () => {
    const lock = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    const visit = () =>
      oncePerMachine(lock, 60_000, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise(setImmediate);
        inside -= 1;
      });

    await Promise.all([visit(), visit(), visit()]);

    expect(most).toBe(1);
  });

  it.each([
    ['a process that is gone', String(spawnSync(process.execPath, ['-e', '']).pid)],
    ['an earlier process with our own id', String(process.pid)],
  ])('takes over the lock of %s', async (_, owner) => {
    const lock = join(folder, 'lock');
    await writeFile(lock, owner);

    const result = await oncePerMachine(lock, 60_000, async () => 'done');

    expect(result).toBe('done');
  });

  it('frees the lock when the work fails', async () => {
    const lock = join(folder, 'lock');
    const failing = oncePerMachine(lock, 60_000, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');

    const result = await oncePerMachine(lock, 60_000, async () => 'done');

    expect(result).toBe('done');
  });
});
