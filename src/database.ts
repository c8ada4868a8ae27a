import type { Connection } from 'mongoose';
import type { DatabaseConfig } from './config.ts';
import type { Log } from './ports.ts';
import { connect } from './storage/connect.ts';
import { assertMigrated, migrate } from './storage/migrations.ts';
import { startEmbedded } from './storage/mongod/embedded.ts';

export interface Database {
  readonly handlers: Connection;
  readonly jobs: Connection;
  /** Whether the database answers now. */
  answers(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Connects to the configured database, or starts the embedded one.
 * @param when embedded: an embedded database is ours, so it is migrated; `now`: any database is
 * @throws Error with one sentence for the operator
 */
export async function openDatabase(
  { uri, dataDir }: DatabaseConfig,
  log: Log,
  migrateWhen: 'embedded' | 'now' = 'embedded',
): Promise<Database> {
  const embedded = uri === undefined ? await startEmbedded({ dataDir }) : undefined;
  if (embedded !== undefined) {
    log.warn(
      { dataDir, version: embedded.version },
      'MONGODB_URI is not set: using an embedded database, which is not for production',
    );
  }
  try {
    const address = uri ?? embedded?.uri ?? '';
    const both = await openBoth(address);
    try {
      if (embedded !== undefined || migrateWhen === 'now') await migrate(both.jobs, log);
      else await assertMigrated(both.handlers);
      return databaseOf(both, embedded?.stop);
    } catch (error) {
      await closeBoth(both);
      throw error;
    }
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

interface Both {
  readonly handlers: Connection;
  readonly jobs: Connection;
}

async function openBoth(uri: string): Promise<Both> {
  try {
    const handlers = await connect(uri, 'handlers');
    try {
      return { handlers, jobs: await connect(uri, 'jobs') };
    } catch (error) {
      await handlers.close();
      throw error;
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`MongoDB does not answer: ${why}`, { cause });
  }
}

async function closeBoth({ handlers, jobs }: Both): Promise<void> {
  await Promise.all([handlers.close(), jobs.close()]);
}

function databaseOf(both: Both, stopEmbedded?: () => Promise<void>): Database {
  const { handlers, jobs } = both;
  return {
    handlers,
    jobs,
    async answers() {
      try {
        await handlers.db?.command({ ping: 1 });
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      await closeBoth(both);
      await stopEmbedded?.();
    },
  };
}
