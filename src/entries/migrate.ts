import { readBaseConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createLog } from '../log.ts';
import { say } from './say.ts';

/** Brings the database up to date; answers the exit code. */
export async function migrateDatabase(): Promise<number> {
  const config = readBaseConfig(process.env);
  const database = await openDatabase(config.database, createLog(config.logLevel), 'now');
  await database.close();
  say('The database is up to date.');
  return 0;
}
