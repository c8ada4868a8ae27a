import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import { holidayBook } from '../../src/holidays.ts';
import { nextHolidaysJob } from '../../src/jobs/next-holidays.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(() => open.reset());
afterAll(() => open.close());

async function tick(iso: string): Promise<number> {
  open.clock.now = new Date(iso);
  return await createScheduler({
    workspaceId: team,
    stores: open.stores,
    threads: { repliesSince: async () => [] },
    log: noLog,
    meter: countingMeter(),
    nudge: () => undefined,
    now: () => open.clock.now,
    jobs: [nextHolidaysJob(holidayBook)],
  }).tick();
}

async function settingsNow() {
  return (await open.stores.workspaces.house(team)).settings;
}

it('learns the holidays of the year after next once a year has begun, and forgets none', async () => {
  const before = await settingsNow();
  const own = { date: IsoDate.parse('2027-07-01'), name: 'Summer party', own: true } as const;
  const past = { date: IsoDate.parse('2026-10-03'), name: 'National Holiday' };
  await open.stores.workspaces.saveSettings({
    ...before,
    holidays: [past, own],
    holidayPlace: { country: 'DE', region: 'BE', label: 'Germany: Berlin', toYear: 2027 },
  });

  expect(await tick('2026-12-30T09:00:00Z')).toBe(0);
  expect(await tick('2027-01-02T09:00:00Z')).toBe(1);
  expect(await tick('2027-01-03T09:00:00Z')).toBe(0);

  const { holidays, holidayPlace } = await settingsNow();
  expect(holidayPlace).toMatchObject({ label: 'Germany: Berlin', toYear: 2028 });
  expect(holidays).toEqual(expect.arrayContaining([past, own]));
  const dates = holidays.map((holiday) => holiday.date);
  expect(dates).toEqual(expect.arrayContaining(['2027-03-08', '2027-12-25', '2028-01-01']));
  expect(dates).not.toContain('2026-12-25');
});

it('leaves a workspace alone that takes its holidays from nowhere', async () => {
  await settingsNow();
  expect(await tick('2027-01-02T09:00:00Z')).toBe(0);
});
