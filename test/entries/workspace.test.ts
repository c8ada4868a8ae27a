import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { runToEnd } from '../support/bot-process.ts';
import { team } from '../support/build.ts';
import { botEnv } from '../support/entry-process.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
let slack: StandIn;
let file: string;

beforeAll(async () => {
  open = await openTestStores();
  slack = await startStandIn({ manifest: await readFile('manifest.yml', 'utf8') });
  file = join(tmpdir(), `${open.database.name}.csv`);
  await writeFile(file, 'deal id,step,outcome,amount,currency,account\n1,Quote,open,5,EUR,Acme\n');
});
beforeEach(async () => {
  await open.reset();
  await open.stores.workspaces.house(team);
});
afterAll(async () => {
  await rm(file, { force: true });
  await slack.stop();
  await open.close();
});

const stored = () => open.stores.workspaces.all();
const own = () => slack.workspace.team.id;

describe('the workspace of a command', () => {
  it.each([
    ['job', 'digest', '--dry-run'],
    ['import', '', '--dry-run'],
  ])('must be one that the database holds: %s %s %s', async (name, what, ...flags) => {
    const args = [name, what === '' ? file : what, ...flags, '--workspace', 'T9'];

    const { code, stderr } = await runToEnd({ args, env: { MONGODB_URI: open.database.uri } });

    expect(code).toBe(1);
    expect(stderr).toBe('milepost: the database holds no workspace T9: there is T1\n');
    expect(await stored()).toEqual([team]);
  });

  it.each([
    ['job', 'digest'],
    ['import', ''],
  ])('is that of the token, and of no other: %s', async (name, what) => {
    const args = [name, what === '' ? file : what, '--workspace', team];

    const { code, stderr } = await runToEnd({
      args,
      env: botEnv(slack, open.database.uri),
    });

    expect(code).toBe(1);
    expect(stderr).toBe(`milepost: the bot token is of workspace ${own()}, not of T1\n`);
    expect(await stored()).toEqual([team]);
  });

  it('comes into being by an import when it is that of the token', async () => {
    const env = botEnv(slack, open.database.uri);

    const { code, stderr } = await runToEnd({ args: ['import', file, '--yes'], env });

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await stored()).toEqual([team, own()].sort());
  });
});
