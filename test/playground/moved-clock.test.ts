import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPlayground, type Playground } from '../../playground/playground.ts';
import { report } from '../support/report.ts';
import { until } from '../support/until.ts';

describe('the clock of the playground', () => {
  let dataDir: string;
  let playground: Playground;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'milepost-moved-clock-'));
    playground = await openPlayground({
      dataDir,
      port: 0,
      past: 1,
      logLevel: 'silent',
      complain: (error) => {
        throw error;
      },
    });
  });
  afterAll(async () => {
    await playground?.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it('may go on a day while the digest is being posted, and the digest stands once', async () => {
    const { slack } = playground;
    const { journal, clock, faults } = slack;
    const sam = slack.person('U_SAM');
    const mornings = () => sam.messages('dm').length;
    const before = mornings();
    faults.add({ kind: 'slow', method: 'files.getUploadURLExternal', ms: 2_500 });
    clock.moveTo(new Date('2026-03-09T08:05:00Z'));
    await until(
      'its picture is on the way',
      () => journal.calls('files.getUploadURLExternal').length > 0,
      60_000,
    );
    const posted = mornings();

    clock.moveBy(86_400_000);
    await until('the next morning has come', () => mornings() > posted, 60_000);

    const calls = (name: string) => journal.calls(`files.${name}`).length;
    await until(
      'every picture has arrived',
      () => calls('completeUploadExternal') === calls('getUploadURLExternal'),
      20_000,
    );
    await sam.types('#deals', '/deal list');

    const times = journal.postsPer('id');
    const digests = [...times].filter(([id]) => id.includes(':digest:') && id.endsWith('/message'));
    report(
      `${posted - before} and ${mornings() - posted} mornings, digests ${JSON.stringify(digests)}`,
    );
    expect(digests.map(([, count]) => count)).toEqual([1]);
    expect(Math.max(...times.values())).toBe(1);
  });
});
