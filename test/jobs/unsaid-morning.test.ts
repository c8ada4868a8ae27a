import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, IsoDate, instantOf, Zone } from '../../src/domain/dates.ts';
import { decided } from '../../src/domain/decision.ts';
import type { MorningContent, Run } from '../../src/domain/run.ts';
import { morningJob } from '../../src/jobs/morning.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { weeklyDigestJob } from '../../src/jobs/weekly-digest.ts';
import { aMember, sam, team } from '../support/build.ts';
import { keepMember } from '../support/keep-member.ts';
import { countingMeter } from '../support/quiet-parts.ts';
import { type Fault, scriptedMessenger } from '../support/scripted-messenger.ts';
import { aNewDeal } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

/* Days on which Slack took nothing: what nobody read was not said. */

const berlin = Zone.parse('Europe/Berlin');
const monday = IsoDate.parse('2026-03-02');

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(() => open.reset());
afterAll(() => open.close());

/** A team since Thursday, with a deal of Sam's that is due on Monday. */
async function aBot() {
  open.clock.now = new Date('2026-02-26T08:00:00Z');
  await open.stores.workspaces.house(team);
  await keepMember(open.stores, aMember());
  const deal = await aNewDeal(open.stores, 'due');
  const changed = await open.stores.deals.change(team, deal.id, 'make-due', (now) =>
    decided({
      deal: { ...now, nextStep: { text: 'call Dana', on: monday } },
      done: { kind: 'noted', number: now.number, name: now.name, at: open.clock.now },
    }),
  );
  if (!changed.ok) throw new Error(changed.refusal.kind);
  const slack: { fault: Fault } = { fault: 'ok' };
  const messenger = scriptedMessenger({ fault: () => slack.fault });
  const meter = countingMeter();
  const now = () => open.clock.now;
  const parts = { workspaceId: team, log: open.log, meter };
  const monotonic = () => now().getTime();
  const relay = createRelay({ ...parts, outbox: open.stores.outbox, messenger, monotonic });
  const scheduler = createScheduler({
    ...parts,
    stores: open.stores,
    threads: { repliesSince: async () => [] },
    nudge: () => undefined,
    now,
    jobs: [morningJob, weeklyDigestJob],
  });
  const live = async () => {
    await scheduler.tick();
    await relay.drain();
  };
  await live();
  /** Often enough for the tries of a working day, and once after it. */
  const day = async (date: IsoDate) => {
    for (const [hour, minute] of [[9], [9, 30], [10], [11], [12], [18, 30]] as const) {
      open.clock.now = instantOf(date, berlin, hour, minute);
      await live();
    }
  };
  return { slack, messenger, meter, day, live, deal };
}

function runOf(date: IsoDate): Promise<Run | undefined> {
  return open.stores.runs.get(team, `${team}:morning:${sam}:${date}`);
}

async function morningOf(date: IsoDate): Promise<MorningContent | undefined> {
  const content = (await runOf(date))?.content;
  return content?.kind === 'morning' ? content : undefined;
}

describe('a day on which Slack took nothing', () => {
  it('leaves its morning recorded as skipped, with the reason, a log line and a count', async () => {
    const { slack, meter, day, messenger } = await aBot();
    slack.fault = 'unreachable';

    await day(monday);

    const run = await runOf(monday);
    expect(run?.content).toEqual({
      kind: 'skipped',
      why: expect.stringMatching(/^[0-9a-f]{8}: not posted in time, ECONNREFUSED$/),
    });
    const why = run?.content.kind === 'skipped' ? run.content.why : '';
    expect(open.log.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        facts: expect.objectContaining({ reference: why.slice(0, 8), kind: 'run' }),
      }),
    );
    expect(meter.counts.get('relay_expired:run')).toBe(1);
    expect(meter.counts.get('relay_sent:run')).toBeUndefined();
    expect(messenger.posts.map(({ id }) => id)).not.toContain(run?.id);
    expect(await open.stores.outbox.stranded(team, 10)).toEqual([]);
  });

  it('does not count as one on which the deal was spoken of', async () => {
    const { slack, day, deal } = await aBot();
    slack.fault = 'unreachable';
    const days = [0, 1, 2, 3].map((after) => addDays(monday, after));
    for (const date of days) await day(date);

    slack.fault = 'ok';
    await day(addDays(monday, 4));

    expect(await Promise.all(days.map(morningOf))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect((await morningOf(addDays(monday, 4)))?.rows).toMatchObject([
      { dealId: deal.id, repeat: 0 },
    ]);
  });
});

describe('a morning that Slack refused', () => {
  it('is said again the next day, as for the first time', async () => {
    const { slack, day, deal } = await aBot();
    slack.fault = 'refused';
    await day(monday);
    const lost = await runOf(monday);

    slack.fault = 'ok';
    await day(addDays(monday, 1));
    await day(addDays(monday, 2));

    expect(lost?.message).toBeUndefined();
    expect((await morningOf(addDays(monday, 1)))?.rows).toMatchObject([
      { dealId: deal.id, repeat: 0 },
    ]);
    expect((await morningOf(addDays(monday, 2)))?.rows).toMatchObject([
      { dealId: deal.id, repeat: 1 },
    ]);
  });
});

describe('a digest that could not be posted for days', () => {
  it('is recorded as skipped, with the reason', async () => {
    const { slack, day } = await aBot();
    slack.fault = 'unreachable';

    for (const after of [0, 1, 2, 3]) await day(addDays(monday, after));

    expect((await open.stores.runs.get(team, `${team}:digest:2026-W10`))?.content).toMatchObject({
      kind: 'skipped',
      why: expect.stringContaining('not posted in time'),
    });
  });
});
