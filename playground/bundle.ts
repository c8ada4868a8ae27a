import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
/** As deep below the project as the sources are, so that what they find beside themselves is found. */
const folder = join(root, 'node_modules', '.cache', 'milepost');

const built = new Map<string, Promise<string>>();

/** One file of an entry and everything of ours that it imports, so that a process starts quickly. */
export function bundled(entry: string): Promise<string> {
  const known = built.get(entry) ?? bundle(entry);
  built.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${entry.replaceAll('/', '-')}.mjs`);
  const draft = `${outfile}.${process.pid}`;
  await build({
    entryPoints: [join(root, entry)],
    outfile: draft,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  // Others make the same at the same time.
  await rename(draft, outfile);
  return outfile;
}
