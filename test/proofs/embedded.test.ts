import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import {
  type BotProcess,
  endBotProcesses,
  runToEnd,
  startBotProcess,
} from '../support/bot-process.ts';
import { report } from '../support/report.ts';
import { environmentFor } from '../support/team-bot.ts';
import { until } from '../support/until.ts';

const Kept = z.object({ pid: z.number(), port: z.number() });

describe('a bot without MONGODB_URI, as it is installed', () => {
  let folder: string;
  let slack: StandIn;
  let env: Readonly<Record<string, string>>;
  let bot: BotProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-embedded-'));
    slack = await startStandIn({ manifest: await readFile('manifest.yml', 'utf8') });
    const { MONGODB_URI: _, ...rest } = environmentFor(slack, '', 'http');
    env = { ...rest, LOG_LEVEL: 'info' };
    bot = await start();
  });
  afterAll(async () => {
    bot?.signal('SIGTERM');
    await bot?.ended;
    await endBotProcesses();
    await slack?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<BotProcess> {
    const started = await startBotProcess({ env, entry: 'src/main.ts', cwd: folder });
    slack.deliverTo(started.eventsUrl);
    return started;
  }

  async function mongod(): Promise<number> {
    const text = await readFile(join(folder, '.data', 'mongod.json'), 'utf8');
    return Kept.parse(JSON.parse(text)).pid;
  }

  it('keeps what was confirmed through kill -9 of bot and database', async () => {
    const sam = slack.person('U_SAM');
    await sam.types('#deals', '/deal new Acme 12k');
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('#1 Acme'));
    await sam.types('#deals', '/deal note 1 they want a demo');
    const killed = await mongod();
    process.kill(killed, 'SIGKILL');
    await bot.kill9();

    const began = performance.now();
    bot = await start();
    const ms = Math.round(performance.now() - began);
    const { text } = await slack.person('U_PRIYA').types('#deals', '/deal show 1');
    report(`embedded: read again ${ms} ms after kill -9 of bot and mongod`);

    expect(await mongod()).not.toBe(killed);
    expect(text).toContain('#1 Acme');
    expect(text).toContain('they want a demo');
  });

  it('previews a digest beside the running bot, and posts nothing', async () => {
    const args = ['job', 'digest', '--dry-run'];
    const { code, stdout, stderr } = await runToEnd({ env, args, cwd: folder });

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Week/);
    const { messages } = slack.workspace;
    expect(messages.seenBy('C_MANAGERS', 'U_MARIA')).toEqual([]);
    expect(await bot.isReady()).toBe(true);
  });

  it('imports a file beside the running bot, once however often', async () => {
    const rows = ['id,name,company,stage,value', '7,Globex: 10 seats,Globex,Angebot,31000'];
    await writeFile(join(folder, 'deals.csv'), `${rows.join('\n')}\n`);
    await writeFile(
      join(folder, 'map.yaml'),
      'columns: {externalId: id, name: name, account: company, stage: stage, amount: value}\nstages: {Angebot: quote}\n',
    );
    const args = ['import', 'deals.csv', '--mapping', 'map.yaml'];
    const first = await runToEnd({ env, args, cwd: folder });
    const second = await runToEnd({ env, args, cwd: folder });
    const priya = slack.person('U_PRIYA');
    const shown = await until('the running bot sees it', async () => {
      const { text } = await priya.types('#deals', '/deal show globex');
      return text.includes('Globex: 10 seats') ? text : undefined;
    });
    report(`import beside a running bot: exit ${first.code} and ${second.code}`);

    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect({ code: second.code, stderr: second.stderr }).toEqual({ code: 0, stderr: '' });
    expect(shown).toContain('€31,000');
    expect(shown).toContain('Quote');
    expect(shown).not.toMatch(/#3 /);
  });

  it('leaves nothing running after SIGTERM', async () => {
    const pid = await mongod();
    bot.signal('SIGTERM');
    const end = await bot.ended;

    expect(end.code).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
