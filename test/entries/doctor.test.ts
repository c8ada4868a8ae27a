import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { runToEnd } from '../support/bot-process.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { botEnv } from '../support/entry-process.ts';
import { noLog } from '../support/quiet-parts.ts';

let slack: StandIn;
let database: TestDatabase;
beforeAll(async () => {
  slack = await startStandIn({ manifest: await readFile('manifest.yml', 'utf8') });
  database = await openTestDatabase();
  await migrate(database.connection, noLog);
});
afterAll(async () => {
  await slack.stop();
  await database.close();
});

it.each([
  ['SLACK_APP_TOKEN', 'xapp-other', 'Slack opens no socket for SLACK_APP_TOKEN: invalid_auth'],
  ['SLACK_BOT_TOKEN', 'xoxb-other', 'Slack does not accept SLACK_BOT_TOKEN: invalid_auth'],
])('the doctor finds a dead %s, and says what else is well', async (name, token, sentence) => {
  const env = { ...botEnv(slack, database.uri), [name]: token };

  const { code, stdout, stderr } = await runToEnd({ args: ['doctor'], env });

  const lines = stdout.trim().split('\n');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([`problem  ${sentence}`]);
  expect(lines.length).toBeGreaterThan(2);
});
