import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Complaint } from '../../src/complaint.ts';
import { WorkspaceId } from '../../src/domain/ids.ts';
import { type JobCall, JobCallError, readJobCall, runJob } from '../../src/jobs/by-hand.ts';
import { monday, team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { aNewDeal } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(async () => {
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

function run(call: JobCall): Promise<readonly string[]> {
  const parts = {
    stores: open.stores,
    threads: { repliesSince: async () => [] },
    log: noLog,
    meter: countingMeter(),
    nudge: () => undefined,
    now: () => open.clock.now,
  };
  return runJob(parts, call);
}

const laterMonday = new Date('2026-03-09T09:00:00Z');

describe('reading a call', () => {
  it('takes a name, an instant, a workspace and --dry-run', () => {
    const args = ['digest', '--at', '2018-01-01T09:00Z', '--workspace', 'T1', '--dry-run'];

    expect(readJobCall(args)).toEqual({
      name: 'digest',
      at: new Date('2018-01-01T09:00:00Z'),
      workspaceId: 'T1',
      dryRun: true,
    });
  });

  it.each([
    [[], /usage: job <name>/],
    [['digest', 'morning'], /usage: job <name>/],
    [['diggest'], /there is no job "diggest"; there are .*digest/],
    [['digest', '--at', 'monday'], /wants an instant with its offset/],
    [['digest', '--at', '2018-01-01'], /wants an instant with its offset/],
    [['digest', '--at', '2018-13-01T09:00Z'], /wants an instant with its offset/],
    [['digest', '--wet-run'], /usage: job <name>/],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => readJobCall(args)).toThrow(JobCallError);
    // All of its lines are shown.
    expect(() => readJobCall(args)).toThrow(Complaint);
    expect(() => readJobCall(args)).toThrow(sentence);
  });
});

describe('a job by hand', () => {
  it('shows the digest of the last week that is over, and writes nothing', async () => {
    await aNewDeal(open.stores, 'one');

    const lines = await run({ name: 'digest', at: laterMonday, dryRun: true });

    expect(lines).toEqual([
      'Digest 2026-W11, as of Mon 9 Mar, 09:00 (Europe/Berlin)',
      'Week 2–8 Mar 2026: 0 won · 0 lost',
      'What changed: 0 → 1 deal (+1 new)',
      '              €0 → €1,000 (+€1,000 new)',
      'Step         deals   worth  stuck',
      'Prospecting      1  €1,000      0',
      'Qualified        0       –      0',
      'Quote            0       –      0',
      'Closure          0       –      0',
      'Not in these numbers: 1 without close date, 1 without next step',
    ]);
    expect(await open.stores.runs.since(team, 'digest', new Date(0))).toEqual([]);
  });

  it('writes the digest once', async () => {
    await aNewDeal(open.stores, 'one');
    const call = { name: 'digest', at: laterMonday, dryRun: false };

    const first = await run(call);
    const second = await run(call);

    expect(first).toEqual([`${team}:digest:2026-W11: written; the running bot posts it.`]);
    expect(second).toEqual([`${team}:digest:2026-W11: done before, nothing was changed.`]);
  });

  it('takes the only workspace there is, and asks when there are several', async () => {
    await expect(run({ name: 'digest', dryRun: true })).rejects.toThrow('no workspace yet');
    await open.stores.workspaces.house(team);
    await expect(run({ name: 'digest', dryRun: true })).resolves.toBeDefined();
    await open.stores.workspaces.house(WorkspaceId.parse('T2'));

    const asked = run({ name: 'digest', dryRun: true });

    await expect(asked).rejects.toThrow('which workspace? --workspace T1 or --workspace T2');
  });

  it('makes the transitions anew from the deals', async () => {
    await aNewDeal(open.stores, 'one');
    await open.stores.numbers.settle(team);
    await open.database.connection.collection('transitions').deleteMany({});

    const lines = await run({ name: 'rebuild-transitions', dryRun: false });

    expect(lines[0]).toMatch(/^T1:rebuild-transitions:.*: done/);
    const { pipeline } = await open.stores.workspaces.house(team);
    const made = await open.stores.numbers.transitions(team, pipeline.id, {});
    expect(made.map(({ type, at }) => [type, at])).toEqual([['created', monday]]);
  });
});
