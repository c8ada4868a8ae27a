import { existsSync } from 'node:fs';
import { Complaint } from './complaint.ts';
import { doctor } from './entries/doctor.ts';
import { importFile } from './entries/import.ts';
import { job } from './entries/job.ts';
import { printManifest } from './entries/manifest.ts';
import { migrateDatabase } from './entries/migrate.ts';
import { run } from './entries/run.ts';
import { forTerminal } from './for-terminal.ts';

const entries: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run,
  job,
  import: importFile,
  migrate: migrateDatabase,
  doctor,
  manifest: printManifest,
};

async function main([name = 'run', ...args]: readonly string[]): Promise<number> {
  const entry = entries[name];
  if (entry === undefined) {
    complain([`there is no "${name}"; there are ${Object.keys(entries).join(', ')}`]);
    return 2;
  }
  try {
    return await entry(args);
  } catch (error) {
    complain(linesOf(error));
    return 1;
  }
}

/** One clear line each, without a stack: what is wrong stands in the words. */
function complain(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`milepost: ${forTerminal(line)}\n`);
}

/** All that we say ourselves; of anybody else's words the first line. */
function linesOf(error: unknown): readonly string[] {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return error instanceof Complaint ? lines : lines.slice(0, 1);
}

if (existsSync('.env')) process.loadEnvFile('.env');
process.exit(await main(process.argv.slice(2)));
