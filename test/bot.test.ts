import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../playground/stand-in.ts';
import { assertMigrated, migrate } from '../src/storage/migrations.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { botEnv, type RunningEntry, runEntry, startEntry } from './support/entry-process.ts';
import { signedCommand } from './support/signed-request.ts';
import { keepLog } from './support/slack-app.ts';

let slack: StandIn;
let database: TestDatabase;
let bot: RunningEntry | undefined;

beforeEach(async () => {
  slack = await startStandIn({ manifest: await readFile('manifest.yml', 'utf8') });
  database = await openTestDatabase();
});

afterEach(async () => {
  bot?.kill('SIGKILL');
  await bot?.finished;
  bot = undefined;
  await slack.stop();
  await database.close();
});

async function start(way: 'socket' | 'http' = 'socket'): Promise<RunningEntry> {
  const env = botEnv(slack, database.uri, way);
  await migrate(database.connection, keepLog());
  bot = await startEntry(env);
  if (way === 'http') slack.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  return bot;
}

async function newDeal(account: string): Promise<void> {
  const sam = slack.person('U_SAM');
  await sam.types('C_DEALS', `/deal new ${account} 12k linkedin`);
  await sam.waits(() => sam.hasModal());
  await sam.submits();
  await sam.waits(() => sam.sees('C_DEALS').includes('Prospecting'));
}

describe('a start that cannot be', () => {
  it('says every problem with the settings in a line, and ends with 1', async () => {
    const { code, stderr, stdout } = await runEntry(['run'], { PORT: 'x', CURRENCY: '???' });

    expect(code).toBe(1);
    expect(stdout).toEqual([]);
    expect(stderr.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'milepost: SLACK_BOT_TOKEN',
      'milepost: SLACK_APP_TOKEN',
      'milepost: PORT',
      'milepost: CURRENCY',
    ]);
  });

  it.each([
    [
      'a token Slack does not know',
      { SLACK_BOT_TOKEN: 'xoxb-other' },
      /SLACK_BOT_TOKEN: invalid_auth$/,
    ],
    [
      'an app token Slack does not know',
      { SLACK_APP_TOKEN: 'xapp-other' },
      /SLACK_APP_TOKEN: invalid_auth$/,
    ],
    ['no Slack', { SLACK_API_URL: 'http://127.0.0.1:1' }, /Slack cannot be reached/],
    ['no database', { MONGODB_URI: 'mongodb://127.0.0.1:1/x' }, /MongoDB does not answer/],
  ])('is one line for %s', async (_, wrong, sentence) => {
    const env = botEnv(slack, database.uri);
    await migrate(database.connection, keepLog());

    const { code, stderr } = await runEntry(['run'], { ...env, ...wrong });

    expect(code).toBe(1);
    expect(stderr).toEqual([expect.stringMatching(sentence)]);
  });

  it('names the command when migrations are pending, and that command mends it', async () => {
    const env = botEnv(slack, database.uri);

    const { code, stderr } = await runEntry(['run'], env);
    const migrated = await runEntry(['migrate'], env);

    expect(code).toBe(1);
    expect(stderr).toEqual([expect.stringContaining('npm run migrate')]);
    expect(migrated).toMatchObject({ code: 0, stderr: [] });
    await expect(assertMigrated(database.connection)).resolves.toBeUndefined();
  });
});

describe('a running bot', () => {
  it('is ready, diagnosed as sound, and leaves with 0 when it is told to', async () => {
    const { port, finished, kill } = await start();

    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    const doctor = await runEntry(['doctor'], botEnv(slack, database.uri));
    kill('SIGTERM');
    const { code, stderr } = await finished;

    expect(ready.status).toBe(200);
    expect(doctor.stdout.filter((line) => !line.startsWith('ok '))).toEqual([]);
    expect(doctor).toMatchObject({ code: 0, stderr: [] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: [] });
  });

  it('says that it is not ready once Slack has withdrawn its token', async () => {
    const { port } = await start();

    slack.uninstall();
    const ready = () => fetch(`http://127.0.0.1:${port}/readyz`);
    await slack.workspace.changes.until(
      async () => (await ready()).status === 503,
      10_000,
      () => 'it stayed ready',
    );

    expect((await (await ready()).json()).problems).toContain('Slack has withdrawn the token');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('does once, and answers alike, what is delivered four times', async () => {
    const { port } = await start('http');
    await newDeal('acme');

    const request = signedCommand({ text: 'note 1 They want 25 seats', trigger_id: '9.9.abc' });
    const url = `http://127.0.0.1:${port}/slack/events`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => fetch(url, request)));
    const later = await fetch(url, request);
    const texts = await Promise.all([...answers, later].map((answer) => answer.text()));

    expect(texts[0]).toContain('#1');
    expect(new Set(texts).size).toBe(1);
    const notes = () => database.connection.collection('activities').countDocuments({});
    await slack.workspace.changes.until(
      async () => (await notes()) > 0,
      10_000,
      () => 'the note was not copied',
    );
    expect(await notes()).toBe(1);
  });

  it('answers everything it was given before SIGTERM, and keeps what it confirmed', async () => {
    const { kill, finished } = await start();
    await newDeal('acme');
    const confirmed: string[] = [];
    const state = { stopping: false };
    const people = ['U_SAM', 'U_MARIA'].map(async (id) => {
      const person = slack.person(id);
      for (let n = 1; !state.stopping; n += 1) {
        const words = `${id} wrote ${n}`;
        const seen = await person.types('C_DEALS', `/deal note 1 ${words}`).catch(() => undefined);
        if (seen?.text.includes('Slack:') === false) confirmed.push(words);
        await pause(5);
      }
    });

    await slack.workspace.changes.until(
      () => confirmed.length > 10,
      10_000,
      () => 'nothing was confirmed',
    );
    const asked = performance.now();
    kill('SIGTERM');
    const { code } = await finished;
    const took = performance.now() - asked;
    state.stopping = true;
    await Promise.all(people);

    expect(code).toBe(0);
    expect(took).toBeLessThan(10_000);
    const [deal] = await database.connection.collection('deals').find({}).toArray();
    const kept = await database.connection.collection('activities').find({}).toArray();
    const everything = JSON.stringify([deal, kept]);
    expect(confirmed.filter((words) => !everything.includes(words))).toEqual([]);
  });
});
