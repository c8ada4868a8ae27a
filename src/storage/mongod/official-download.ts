import { lookup } from 'node:dns/promises';

/** Fixed here, so that an upgrade of the package never moves kept data to another release. */
const version = '8.2.6';
const patienceMs = 4_000;

/** Only where MongoDB is Milepost's own: it takes a tenth of a second to load. */
const memoryServer = () => import('mongodb-memory-server');

/** The mongod that memory-server fetched in an earlier run. */
export async function findDownloadedMongod(cache: string): Promise<string | undefined> {
  const { DryMongoBinary } = await memoryServer();
  return DryMongoBinary.locateBinary({ version, downloadDir: cache });
}

/** Fetches MongoDB's own download by way of memory-server. Undefined where it cannot be reached. */
export async function downloadMongod(
  cache: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  if (!(await isReachable())) return undefined;
  say(`fetching MongoDB ${version} from mongodb.org, this happens once`);
  const { MongoBinary } = await memoryServer();
  return MongoBinary.getPath({ version, downloadDir: cache }).catch((error: unknown) => {
    say(`that download failed: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
}

async function isReachable(): Promise<boolean> {
  // A proxy resolves names itself, so a name that is unknown here says nothing.
  const proxy = process.env.HTTPS_PROXY ?? process.env.https_proxy;
  if (proxy !== undefined && proxy !== '') return true;
  const mirror = process.env.MONGOMS_DOWNLOAD_MIRROR ?? 'https://fastdl.mongodb.org';
  const signal = AbortSignal.timeout(patienceMs);
  const given = new Promise<false>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
  return Promise.race([answers(mirror, signal), given]);
}

async function answers(mirror: string, signal: AbortSignal): Promise<boolean> {
  try {
    await lookup(new URL(mirror).hostname);
    await fetch(mirror, { method: 'HEAD', signal, redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}
