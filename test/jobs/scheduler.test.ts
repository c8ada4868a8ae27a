import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { dateIn, IsoDate, Zone } from '../../src/domain/dates.ts';
import type { Member } from '../../src/domain/member.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Job } from '../../src/jobs/job.ts';
import { jobs } from '../../src/jobs/registry.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Threads } from '../../src/outbox-ports.ts';
import type { Stores } from '../../src/ports.ts';
import { aMember, maria, priya, sam, team } from '../support/build.ts';
import { keepMember } from '../support/keep-member.ts';
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

const silent: Threads = { repliesSince: async () => [] };

function scheduler(
  stores: Stores = open.stores,
  options: { jobs?: readonly Job[]; slotMs?: number } = {},
) {
  const meter = countingMeter();
  const made = createScheduler({
    workspaceId: team,
    stores,
    threads: silent,
    log: noLog,
    meter,
    nudge: () => undefined,
    now: () => open.clock.now,
    jobs,
    ...options,
  });
  return { ...made, meter };
}

function at(iso: string): Date {
  open.clock.now = new Date(iso);
  return open.clock.now;
}

/** A workspace since Thursday 26 February, with a deal of Sam's that is long due on Monday. */
async function aTeam(...members: readonly Partial<Member>[]): Promise<void> {
  at('2026-02-26T08:00:00Z');
  await open.stores.workspaces.house(team);
  for (const one of members.length === 0 ? [{}] : members) {
    await keepMember(open.stores, aMember(one));
  }
  const deal = await aNewDeal(open.stores, 'due');
  await open.stores.deals.change(team, deal.id, 'make-due', (now) => ({
    ok: true,
    change: {
      deal: { ...now, nextStep: { text: 'call Dana', on: IsoDate.parse('2026-03-02') } },
      entries: [],
      say: [],
      activities: [],
      done: { kind: 'noted', number: now.number, name: now.name, at: open.clock.now },
    },
  }));
}

function runsOf(job: string): Promise<readonly Run[]> {
  return open.stores.runs.since(team, job, new Date(0));
}

/** Ticks every so many minutes, as node-cron would ring. */
async function tickThrough(
  from: string,
  to: string,
  everyMinutes: number,
  ...schedulers: readonly { tick(now: Date): Promise<number> }[]
): Promise<void> {
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += everyMinutes * 60_000) {
    open.clock.now = new Date(ms);
    await Promise.all(schedulers.map((one) => one.tick(open.clock.now)));
  }
}

describe('a scheduler', () => {
  it('makes one digest and one morning per person, however many processes tick at once', async () => {
    await aTeam();
    const processes = [
      scheduler(),
      scheduler(await open.another()),
      scheduler(await open.another()),
    ];

    await tickThrough('2026-02-26T20:00:00Z', '2026-02-26T20:10:00Z', 5, ...processes);
    await tickThrough('2026-03-02T07:30:00Z', '2026-03-02T10:00:00Z', 5, ...processes);

    const digests = await runsOf('digest');
    expect(digests.map(({ content }) => content.kind)).toEqual(['digest']);
    const mornings = await runsOf('morning');
    const said = mornings.filter(({ content }) => content.kind === 'morning');
    expect(said.map(({ id }) => id)).toEqual([`${team}:morning:${sam}:2026-03-02`]);
    const made = processes.reduce(
      (sum, { meter }) => sum + (meter.counts.get('runs:digest:digest') ?? 0),
      0,
    );
    expect(made).toBe(1);
  });

  it('says a digest that was missed for a weekend late, and skips one that was missed for longer', async () => {
    await aTeam();
    const first = scheduler();
    await first.tick(at('2026-02-26T20:00:00Z'));

    const restarted = scheduler();
    await restarted.tick(at('2026-03-04T10:00:00Z'));
    const late = await runsOf('digest');
    await scheduler().tick(at('2026-03-20T12:00:00Z'));

    expect(late).toHaveLength(1);
    expect(late[0]?.content).toMatchObject({ kind: 'digest', lateBy: '50 hours' });
    const all = await runsOf('digest');
    const skipped = all.filter(({ content }) => content.kind === 'skipped');
    expect(skipped.map(({ id }) => id).sort()).toEqual([
      `${team}:digest:2026-W11`,
      `${team}:digest:2026-W12`,
    ]);
    expect(skipped[0]?.content).toMatchObject({ why: 'more than 72 hours late' });
  });

  it('records the mornings of three days of downtime as skipped and says today’s', async () => {
    await aTeam();
    await scheduler().tick(at('2026-02-26T20:00:00Z'));
    await scheduler().tick(at('2026-03-02T08:30:00Z'));

    await scheduler().tick(at('2026-03-06T10:00:00Z'));

    const mornings = [...(await runsOf('morning'))].sort((a, b) => a.id.localeCompare(b.id));
    expect(mornings.map(({ id, content }) => [id.slice(-10), content.kind])).toEqual([
      ['2026-03-02', 'morning'],
      ['2026-03-03', 'skipped'],
      ['2026-03-04', 'skipped'],
      ['2026-03-05', 'skipped'],
      ['2026-03-06', 'morning'],
    ]);
  });

  it('says nothing for what was due before it was ever started', async () => {
    await aTeam();

    await scheduler().tick(at('2026-03-02T12:00:00Z'));

    expect(await runsOf('digest')).toEqual([]);
    expect(await runsOf('morning')).toEqual([]);
  });

  it('neither repeats nor loses anything when the clock is set back and forth', async () => {
    await aTeam();
    const running = scheduler();
    await running.tick(at('2026-02-26T20:00:00Z'));

    for (const iso of [
      '2026-03-02T07:59:50Z',
      '2026-03-02T08:00:10Z',
      '2026-03-02T07:59:58Z',
      '2026-03-02T06:00:00Z',
      '2026-02-28T08:00:00Z',
      '2026-03-02T08:00:05Z',
      '2026-03-02T10:00:00Z',
    ]) {
      await running.tick(at(iso));
      await scheduler().tick(at(iso));
    }

    expect((await runsOf('digest')).map(({ content }) => content.kind)).toEqual(['digest']);
    const said = (await runsOf('morning')).filter(({ content }) => content.kind === 'morning');
    expect(said).toHaveLength(1);
  });

  it('gives a traveller one morning per local date', async () => {
    await aTeam({ zone: Zone.parse('Pacific/Auckland') });
    const running = scheduler();
    await running.tick(at('2026-02-26T20:00:00Z'));
    await tickThrough('2026-03-01T19:00:00Z', '2026-03-01T21:00:00Z', 30, running);

    await open.stores.members.edit(team, sam, { zone: Zone.parse('Pacific/Honolulu') });
    await tickThrough('2026-03-02T16:00:00Z', '2026-03-03T22:00:00Z', 30, running);

    const dates = (await runsOf('morning')).map(({ id }) => id.slice(-10)).sort();
    expect(dates).toEqual(['2026-02-27', '2026-03-02', '2026-03-03']);
  });

  it.each([
    ['spring forward', '2026-03-08', '2026-03-09', '2026-03-09T13:00:00.000Z'],
    ['fall back', '2026-11-01', '2026-11-02', '2026-11-02T14:00:00.000Z'],
  ])('says the morning at nine after the clocks %s', async (_name, from, date, expected) => {
    await aTeam({ zone: Zone.parse('America/New_York') });
    const running = scheduler();
    await running.tick(at('2026-02-26T20:00:00Z'));
    open.clock.now = new Date(`${from}T00:00:00Z`);

    await tickThrough(`${from}T00:00:00Z`, `${date}T23:00:00Z`, 30, running);

    const runs = (await runsOf('morning')).filter(({ id }) => id.endsWith(date));
    expect(runs.map((run) => run.at.toISOString())).toEqual([expected]);
    expect(runs.map((run) => dateIn(Zone.parse('America/New_York'), run.at))).toEqual([date]);
  });

  it('lets no job and no person stand in the way of the others', async () => {
    await aTeam({}, { userId: priya, name: 'Priya' }, { userId: maria, name: 'Maria' });
    const list = open.stores.deals.list;
    const broken: Stores = {
      ...open.stores,
      deals: {
        ...open.stores.deals,
        list: (workspaceId, query) =>
          query.ownerId === maria ? Promise.reject(new Error('poison')) : list(workspaceId, query),
      },
    };
    const failing: Job = {
      name: 'failing',
      oncePer: 'tick',
      due: () => Promise.reject(new Error('always')),
    };
    const running = scheduler(broken, { jobs: [failing, ...jobs] });
    await running.tick(at('2026-02-26T20:00:00Z'));

    await tickThrough('2026-03-02T08:00:00Z', '2026-03-02T08:10:00Z', 1, running);

    const people = (await runsOf('morning')).map(({ id }) => id.split(':')[2]);
    expect(people.filter((one) => one === sam)).toHaveLength(1);
    expect(people.filter((one) => one === priya)).toHaveLength(1);
    expect(people).not.toContain(maria);
    expect(await runsOf('digest')).toHaveLength(1);
  });

  it('does a bounded amount per tick and the rest at the next', async () => {
    await aTeam({}, { userId: priya, name: 'Priya' }, { userId: maria, name: 'Maria' });
    const made = createScheduler({
      workspaceId: team,
      stores: open.stores,
      threads: silent,
      log: noLog,
      meter: countingMeter(),
      nudge: () => undefined,
      now: () => open.clock.now,
      jobs: jobs.filter(({ name }) => name === 'morning'),
      slotsPerTick: 2,
    });
    await made.tick(at('2026-02-26T20:00:00Z'));

    const first = await made.tick(at('2026-03-02T08:00:00Z'));
    const second = await made.tick(at('2026-03-02T08:01:00Z'));

    expect([first, second]).toEqual([2, 1]);
  });

  it('tries a slot that failed again after a while, and less and less often', async () => {
    await aTeam();
    const tries: string[] = [];
    const stubborn: Job = {
      name: 'stubborn',
      oncePer: 'test',
      due: async (_parts, workspace) => [
        {
          runId: `${workspace.id}:stubborn`,
          dueAt: new Date('2026-03-02T08:00:00Z'),
          zone: workspace.calendar.zone,
          rule: 'always',
          work: () => {
            tries.push(open.clock.now.toISOString().slice(11, 16));
            return Promise.reject(new Error('not yet'));
          },
        },
      ],
    };
    const running = scheduler(open.stores, { jobs: [stubborn] });

    await tickThrough('2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z', 1, running);

    expect(tries).toEqual(['08:00', '08:01', '08:02', '08:04', '08:08', '08:16', '08:32']);
    expect(await runsOf('stubborn')).toEqual([]);
  });

  it('goes on without a slot that never ends', async () => {
    await aTeam();
    const endless: Job = {
      name: 'endless',
      oncePer: 'test',
      due: async (_parts, workspace, now) => [
        {
          runId: `${workspace.id}:endless`,
          dueAt: now,
          zone: workspace.calendar.zone,
          rule: 'always',
          work: () => new Promise(() => undefined),
        },
      ],
    };
    const running = scheduler(open.stores, { jobs: [endless, ...jobs], slotMs: 2_000 });

    await running.tick(at('2026-02-26T20:00:00Z'));
    await running.tick(at('2026-03-02T08:00:00Z'));

    expect(await runsOf('digest')).toHaveLength(1);
    expect(running.meter.counts.get('run_failures')).toBeGreaterThan(0);
  });

  it('looks at once when it starts, and stops', async () => {
    await aTeam();
    const running = scheduler();

    running.start();
    while ((await runsOf('start')).length === 0) await new Promise((go) => setImmediate(go));
    const stopped = await running.stop();
    const afterwards = await running.tick(at('2026-03-02T08:00:00Z'));

    expect(stopped).toBe(true);
    expect(afterwards).toBe(0);
  });
});
