import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import { decided } from '../../src/domain/decision.ts';
import { ChannelId, UserId } from '../../src/domain/ids.ts';
import { morningJob } from '../../src/jobs/morning.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { slackTs } from '../../src/jobs/thread-ts.ts';
import type { Threads } from '../../src/outbox-ports.ts';
import { aMember, team } from '../support/build.ts';
import { keepMember } from '../support/keep-member.ts';
import { countingMeter } from '../support/quiet-parts.ts';
import { aNewDeal } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

/* Slack lets threads be read some fifty times a minute; a team's mornings ask for more at nine. */

const minuteMs = 60_000;
const nine = new Date('2026-03-02T08:00:00Z');

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(() => open.reset());
afterAll(() => open.close());

/** Reps with a deal each that is due on Monday and has a thread. */
async function aTeam(size: number): Promise<void> {
  open.clock.now = new Date('2026-02-26T20:00:00Z');
  await open.stores.workspaces.house(team);
  for (let rep = 0; rep < size; rep += 1) {
    const userId = UserId.parse(`UREP${rep}`);
    await keepMember(open.stores, aMember({ userId, name: `Rep ${rep}` }));
    const deal = await aNewDeal(open.stores, `of-${rep}`);
    const thread = { channel: ChannelId.parse('CDEALS'), ts: `1772000000.00${rep + 10}00` };
    const nextStep = { text: 'call', on: IsoDate.parse('2026-03-02') };
    const changed = await open.stores.deals.change(team, deal.id, 'due', (now) =>
      decided({
        deal: { ...now, ownerId: userId, thread, nextStep },
        done: { kind: 'noted', number: now.number, name: now.name, at: nine },
      }),
    );
    if (!changed.ok) throw new Error(changed.refusal.kind);
  }
}

/** Ticks every minute from nine on, with threads in which somebody wrote at eight. */
async function tickFor(minutes: number, perMinute: number): Promise<void> {
  const asked = new Map<number, number>();
  const threads: Threads = {
    async repliesSince() {
      const minute = Math.floor(open.clock.now.getTime() / minuteMs);
      const times = (asked.get(minute) ?? 0) + 1;
      asked.set(minute, times);
      if (times > perMinute) return 'busy';
      const ts = slackTs(new Date('2026-03-02T07:10:00Z'));
      return [{ ts, by: UserId.parse('UOTHER'), text: 'on it' }];
    },
  };
  const scheduler = createScheduler({
    workspaceId: team,
    stores: open.stores,
    threads,
    log: open.log,
    meter: countingMeter(),
    nudge: () => undefined,
    now: () => open.clock.now,
    jobs: [morningJob],
  });
  await scheduler.tick();
  for (let minute = 0; minute < minutes; minute += 1) {
    open.clock.now = new Date(nine.getTime() + minute * minuteMs);
    await scheduler.tick();
  }
}

async function mornings() {
  const runs = await open.stores.runs.since(team, 'morning', nine);
  return runs.filter(({ id }) => id.endsWith('2026-03-02')).map(({ content }) => content.kind);
}

describe('mornings of more people than Slack lets threads be read for in a minute', () => {
  it('come in the minutes after, and speak of no deal that somebody wrote about', async () => {
    await aTeam(7);

    await tickFor(1, 3);
    const atNine = await mornings();
    await open.reset();
    await aTeam(7);
    await tickFor(3, 3);

    expect(atNine).toEqual(['skipped', 'skipped', 'skipped']);
    expect(await mornings()).toEqual(Array.from({ length: 7 }, () => 'skipped'));
    expect(open.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('come in the end, though Slack never shows a thread', async () => {
    await aTeam(2);

    await tickFor(20, 0);
    const before = await mornings();
    open.clock.now = new Date('2026-02-26T20:00:00Z');
    await tickFor(40, 0);

    expect(before).toEqual([]);
    expect(await mornings()).toEqual(['morning', 'morning']);
  });
});
