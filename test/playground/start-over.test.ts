import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openPlayground, type Playground } from '../../playground/playground.ts';
import type { Snapshot } from '../../playground/protocol.ts';
import { until } from '../support/until.ts';

describe('starting the playground over', () => {
  let dataDir: string;
  let playground: Playground;
  let complaints: string[] = [];
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'milepost-start-over-'));
    playground = await openPlayground({
      dataDir,
      port: 0,
      // What comes back of a team's past is looked at where there is one anyway.
      past: 'empty',
      logLevel: 'silent',
      complain: (error) => complaints.push(String(error)),
    });
  });
  afterEach(() => {
    complaints = [];
  });
  afterAll(async () => {
    await playground?.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  const snapshot = async (): Promise<Snapshot> =>
    JSON.parse(await (await fetch(`${playground.url}/page/snapshot?user=U_MARIA`)).text());
  const startOver = async () => {
    await fetch(`${playground.url}/page/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'U_MARIA', act: { type: 'reset' } }),
    });
  };
  const begun = () =>
    until('it has begun', async () => {
      const now = await snapshot();
      return !now.bot.beginning && now;
    });
  const processes = () =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;

  it('leaves no bot behind when it fails', async () => {
    const running = processes();

    await startOver();
    playground.slack.faults.add({ kind: 'answer', method: 'auth.test', times: 10_000 });
    await begun();

    expect(complaints).toHaveLength(1);
    expect(processes()).toBe(running - 1);
  });

  it('is then done once, however often it is asked for, and its bot runs again', async () => {
    const running = processes();

    await startOver();
    const under = await snapshot();
    await startOver();
    const after = await begun();

    expect(complaints).toEqual([]);
    expect(under.bot.beginning).toBe(true);
    expect(after.session).toBe(under.session);
    expect(after.bot.transport).toBe('socket');
    expect(processes()).toBe(running + 1);
  });
});
