import { access, constants, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installedModules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Where fetched binaries are kept: beside the installed packages, else in the user's cache. */
export async function cacheFolder(): Promise<string> {
  const beside = join(installedModules, '.cache', 'milepost');
  const folder = (await canWrite(installedModules)) ? beside : join(userCache(), 'milepost');
  await mkdir(folder, { recursive: true });
  return folder;
}

async function canWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function userCache(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}
