import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

/* The script that the README's commands run, in an installation whose "compiler" is a copy of one file. */

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'milepost-installed-'));
  await cp('bin/milepost.js', join(home, 'bin/milepost.js'));
  await put('src/main.ts', says('first'), 1);
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const says = (words: string) =>
  `process.stdout.write(['${words}', ...process.argv.slice(2)].join(' '));`;

/** A file that was last changed on this day of the month. */
async function put(name: string, text: string, day: number): Promise<void> {
  const file = join(home, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await age(name, day);
}

async function age(name: string, day: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 2, day));
  await utimes(join(home, name), at, at);
}

async function installCompiler(build = 'mkdir -p dist && cp src/main.ts dist/main.js') {
  const scripts = { build: `echo building && ${build}` };
  await put('package.json', JSON.stringify({ type: 'module', scripts }), 1);
  await put('node_modules/typescript/package.json', '{}', 1);
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Promise<Ran> {
  const file = join(home, 'bin/milepost.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd: tmpdir() }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe('the script that starts Milepost', () => {
  it('builds on a fresh clone, keeps stdout for the command, and builds only once', async () => {
    await installCompiler();

    const first = await run('job', 'digest');
    const second = await run('job', 'digest');

    expect(first).toMatchObject({ code: 0, stdout: 'first job digest' });
    expect(first.stderr).toContain('building');
    expect(second).toEqual({ code: 0, stdout: 'first job digest', stderr: '' });
  });

  it('builds again after an upgrade, also when a file was only taken away', async () => {
    await installCompiler();
    await put('src/domain/gone.ts', '', 1);
    await run();
    await age('dist/main.js', 10);
    for (const folder of ['src', 'src/domain']) await age(folder, 2);
    const unchanged = await run();

    await put('src/main.ts', says('second'), 11);
    const upgraded = await run();
    await age('dist/main.js', 12);
    await age('src/domain', 13);
    const shrunk = await run();

    expect(unchanged).toEqual({ code: 0, stdout: 'first', stderr: '' });
    expect(upgraded).toMatchObject({ code: 0, stdout: 'second' });
    expect(shrunk.stderr).toContain('building');
  });

  it('runs what was built where the compiler is not installed, and says when that is old', async () => {
    await put('dist/main.js', says('built'), 10);
    await age('src', 2);
    const fresh = await run('run');

    await put('src/main.ts', says('second'), 11);
    const old = await run('run');

    expect(fresh).toEqual({ code: 0, stdout: 'built run', stderr: '' });
    expect(old).toMatchObject({ code: 0, stdout: 'built run' });
    expect(old.stderr).toMatch(/^milepost: dist is older than src.*npm run build/);
  });

  it('runs where only dist was copied to', async () => {
    await put('dist/main.js', says('built'), 10);
    await rm(join(home, 'src'), { recursive: true });

    expect(await run()).toEqual({ code: 0, stdout: 'built', stderr: '' });
  });

  it('says in a line what to do when there is nothing to run and nothing to build with', async () => {
    const { code, stdout, stderr } = await run();

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^milepost: .*npm ci --include=dev && npm run build\n$/);
  });

  it('starts nothing when the build fails', async () => {
    await installCompiler('false');
    await put('dist/main.js', says('old'), 1);
    await age('src', 2);

    const { code, stdout, stderr } = await run();

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/milepost: the build failed/);
  });
});

it('is what every command of an installation runs, since tsx is not installed with it', async () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile('package.json', 'utf8')));
  const procfile = await readFile('Procfile', 'utf8');

  for (const entry of ['job', 'import', 'migrate', 'doctor', 'manifest']) {
    expect(scripts[entry]).toBe(`node bin/milepost.js ${entry}`);
  }
  expect(scripts.start).toBe('node bin/milepost.js');
  expect(procfile).toBe('release: node bin/milepost.js migrate\nweb: node bin/milepost.js run\n');
});
