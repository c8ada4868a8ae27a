import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, IsoDate, instantOf, Zone } from '../../src/domain/dates.ts';
import type { DigestContent } from '../../src/domain/run.ts';
import { runJob } from '../../src/jobs/by-hand.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { weeklyDigestJob } from '../../src/jobs/weekly-digest.ts';
import { team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { report } from '../support/report.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

/* Every moment is in one digest, whenever the team moves its day and hour. */

const berlin = Zone.parse('Europe/Berlin');
const monday = IsoDate.parse('2026-03-02');

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(() => open.reset());
afterAll(() => open.close());

function aScheduler() {
  const parts = {
    stores: open.stores,
    threads: { repliesSince: async () => [] },
    log: noLog,
    meter: countingMeter(),
    nudge: () => undefined,
    now: () => open.clock.now,
  };
  const scheduler = createScheduler({ ...parts, workspaceId: team, jobs: [weeklyDigestJob] });
  return { ...scheduler, byHand: parts };
}

async function setDigest(weekday: number, hour: number): Promise<void> {
  const { settings } = await open.stores.workspaces.house(team);
  await open.stores.workspaces.saveSettings({ ...settings, digest: { weekday, hour } });
}

async function live(
  scheduler: { tick(): Promise<number> },
  from: IsoDate,
  days: number,
  at: (date: IsoDate, hour: number) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    const date = addDays(from, day);
    for (const hour of [9, 11, 14, 17]) {
      open.clock.now = instantOf(date, berlin, hour);
      await scheduler.tick();
      await at(date, hour);
    }
  }
}

async function digests(): Promise<readonly DigestContent[]> {
  const runs = await open.stores.runs.since(team, 'digest', new Date(0));
  return runs
    .flatMap(({ content }) => (content.kind === 'digest' ? [content] : []))
    .sort((a, b) => a.to.getTime() - b.to.getTime());
}

const at = (date: string, hour = 9) => instantOf(IsoDate.parse(date), berlin, hour);

describe('the window of a digest', () => {
  it('begins where the digest before it ended, when its day is moved to later in the week', async () => {
    const scheduler = aScheduler();
    await live(scheduler, addDays(monday, -3), 5);
    await setDigest(3, 14);
    await live(scheduler, addDays(monday, 2), 10);

    expect(await digests()).toMatchObject([
      { from: at('2026-02-23'), to: at('2026-03-02') },
      { from: at('2026-03-02'), to: at('2026-03-11', 14) },
    ]);
  });

  it('counts nothing twice, when its day is moved to earlier in the week', async () => {
    const scheduler = aScheduler();
    await setDigest(5, 9);
    await live(scheduler, addDays(monday, -3), 9);
    await setDigest(1, 9);
    await live(scheduler, addDays(monday, 6), 3);

    expect(await digests()).toMatchObject([
      { to: at('2026-02-27') },
      { from: at('2026-02-27'), to: at('2026-03-06') },
      { from: at('2026-03-06'), to: at('2026-03-09') },
    ]);
  });

  it('takes in the week of one that was skipped', async () => {
    const scheduler = aScheduler();
    await live(scheduler, addDays(monday, -3), 4);
    await live(scheduler, addDays(monday, 11), 5);

    expect(await digests()).toMatchObject([
      { to: at('2026-03-02') },
      { from: at('2026-03-02'), to: at('2026-03-16') },
    ]);
  });

  it('is the same by hand, for a week long past too', async () => {
    const scheduler = aScheduler();
    await live(scheduler, addDays(monday, -3), 5);
    await setDigest(3, 14);
    await live(scheduler, addDays(monday, 2), 24);
    const preview = () =>
      runJob(scheduler.byHand, { name: 'digest', at: at('2026-03-11', 15), dryRun: true });

    const lines = await preview();

    expect(lines.slice(0, 2)).toEqual([
      'Digest 2026-W11, as of Wed 11 Mar, 14:00 (Europe/Berlin)',
      expect.stringMatching(/^2–10 Mar 2026: /),
    ]);
    expect(await preview()).toEqual(lines);
  });

  it('follows the one before it without a gap, whatever is set when', async () => {
    const seed = Number(process.env.SEED ?? 20_260_302);
    const random = seededRandom(seed);
    const scheduler = aScheduler();
    let changes = 0;
    await live(scheduler, addDays(monday, -3), 70, async () => {
      if (random() > 0.05) return;
      changes += 1;
      await setDigest(1 + Math.floor(random() * 7), 9 + Math.floor(random() * 8));
    });

    const all = await digests();
    report(`seed ${seed}: ${all.length} digests, ${changes} changes of day and hour`);
    expect(all.length).toBeGreaterThan(7);
    const gaps = all.slice(1).filter(({ from }, index) => +from !== +(all[index]?.to ?? 0));
    expect(gaps).toEqual([]);
  });
});
