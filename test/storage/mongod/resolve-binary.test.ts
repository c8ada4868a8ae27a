import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { resolveBinary } from '../../../src/storage/mongod/resolve-binary.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-binary-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, prints: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${prints}'\n`);
  await chmod(path, 0o755);
  return path;
}

describe('resolveBinary', () => {
  it('takes the one that is named before anything on PATH', async () => {
    await program('mongod', 'db version v7.0.1');
    const named = await program('mine', 'db version v8.0.4');

    const found = await resolveBinary({ env: { MONGOMS_SYSTEM_BINARY: named, PATH: folder } });

    expect(found).toEqual({ path: named, version: '8.0.4' });
  });

  it('takes mongod from PATH before what is kept or fetched', async () => {
    const onPath = await program('mongod', 'db version v7.0.1');

    const found = await resolveBinary({ env: { PATH: `/nowhere:${folder}` }, cache: folder });

    expect(found).toEqual({ path: onPath, version: '7.0.1' });
  });

  it('says so when the one that is named does not run', async () => {
    const named = await program('mine', 'hello');

    const attempt = resolveBinary({ env: { MONGOMS_SYSTEM_BINARY: named } });

    await expect(attempt).rejects.toThrow(`MONGOMS_SYSTEM_BINARY names ${named}`);
  });
});
