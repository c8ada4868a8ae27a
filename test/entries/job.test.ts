import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { botEnv, runEntry } from '../support/entry-process.ts';
import { noLog } from '../support/quiet-parts.ts';

let slack: StandIn;
let database: TestDatabase;
beforeAll(async () => {
  slack = await startStandIn({ manifest: await readFile('manifest.yml', 'utf8') });
  database = await openTestDatabase();
  await migrate(database.connection, noLog);
});
afterAll(async () => {
  await slack?.stop();
  await database?.close();
});

it('asks Slack about no other workspace than the one of its token', async () => {
  const args = ['job', 'know-owners', '--workspace', 'T0OTHER'];

  const { code, stderr } = await runEntry(args, botEnv(slack, database.uri));

  expect(code).toBe(1);
  expect(stderr).toEqual([
    'milepost: the bot token is for workspace T_NORTH, so jobs of T0OTHER are for another bot',
  ]);
  expect(await database.connection.collection('runs').countDocuments({})).toBe(0);
});
