import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { type Decision, decided } from '../../src/domain/decision.ts';
import { ChannelId, ChoiceId, EntryId, StageId, UserId } from '../../src/domain/ids.ts';
import { archiveStage } from '../../src/domain/pipeline-changes.ts';
import { sendQuote } from '../../src/domain/quotes.ts';
import { closeRetrosJob } from '../../src/jobs/close-retros.ts';
import { expireQuotesJob } from '../../src/jobs/expire-quotes.ts';
import type { Job } from '../../src/jobs/job.ts';
import { knowOwnersJob } from '../../src/jobs/know-owners.ts';
import { learnLimitsJob } from '../../src/jobs/learn-limits.ts';
import { moveArchivedJob } from '../../src/jobs/move-archived.ts';
import { refreshDueJob } from '../../src/jobs/refresh-due.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { wakeWaitingJob } from '../../src/jobs/wake-waiting.ts';
import type { Threads } from '../../src/outbox-ports.ts';
import type { Stores } from '../../src/ports.ts';
import {
  aHouse,
  aMember,
  anAct,
  euros,
  maria,
  monday,
  priya,
  sam,
  team,
} from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { scriptedMessenger } from '../support/scripted-messenger.ts';
import { aNewDeal } from '../support/some-work.ts';
import { openTestStores, somePeople, type TestStores } from '../support/stores.ts';

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

/** Ticks once, in a process of its own that has seen nothing yet. */
async function sweep(
  job: Job,
  iso: string,
  threads = silent,
  stores: Stores = open.stores,
): Promise<number> {
  open.clock.now = new Date(iso);
  return await createScheduler({
    workspaceId: team,
    stores,
    threads,
    log: noLog,
    meter: countingMeter(),
    nudge: () => undefined,
    now: () => open.clock.now,
    jobs: [job],
  }).tick();
}

let edits = 0;

async function change(deal: Deal, decide: (deal: Deal) => Decision): Promise<Deal> {
  edits += 1;
  const changed = await open.stores.deals.change(team, deal.id, `edit-${edits}`, decide);
  if (!changed.ok) throw new Error(changed.refusal.kind);
  return changed.deal;
}

function edited(deal: Deal): Decision {
  const { number, name } = deal;
  return decided({ deal, done: { kind: 'noted', number, name, at: monday } });
}

async function stored(deal: Pick<Deal, 'id'>): Promise<Deal> {
  const found = await open.stores.deals.byId(team, deal.id);
  if (found === undefined) throw new Error('gone');
  return found;
}

describe('sweeps', () => {
  it('expire quotes whose last day has passed, and touch nothing else', async () => {
    const house = aHouse();
    const quoted = async (name: string, validUntil: string) =>
      await change(await aNewDeal(open.stores, name), (now) =>
        sendQuote(now, house, aMember(), anAct(), {
          amount: euros(900),
          sentOn: IsoDate.parse('2026-03-02'),
          validUntil: IsoDate.parse(validUntil),
        }),
      );
    const late = await quoted('late', '2026-03-09');
    const valid = await quoted('valid', '2026-03-10');

    await sweep(expireQuotesJob, '2026-03-10T00:30:00Z');
    await sweep(expireQuotesJob, '2026-03-10T09:30:00Z');

    expect((await stored(late)).quotes[0]?.outcome).toEqual({ kind: 'expired', on: '2026-03-10' });
    expect((await stored(late)).revision).toBe(late.revision + 1);
    expect(await stored(valid)).toEqual(valid);
  });

  it('wake a deal once its day is over, and keep what it waited for', async () => {
    const until = IsoDate.parse('2026-03-09');
    const waiting = await change(await aNewDeal(open.stores, 'waits'), (now) =>
      edited({ ...now, waiting: { until, reason: 'budget', since: monday } }),
    );

    await sweep(wakeWaitingJob, '2026-03-09T09:00:00Z');
    const onMonday = await stored(waiting);
    await sweep(wakeWaitingJob, '2026-03-10T09:00:00Z');
    const onTuesday = await stored(waiting);

    expect(onMonday.waiting?.until).toBe(until);
    expect(onTuesday.waiting).toBeUndefined();
    expect(onTuesday.lastPlan).toEqual({ to: until, waited: { reason: 'budget' } });
    expect(onTuesday.history.at(-1)).toMatchObject({ type: 'woken', by: 'milepost' });
  });

  it('move deals out of an archived step at once, and latecomers for a day', async () => {
    const deal = await aNewDeal(open.stores, 'early');
    const { pipeline } = await open.stores.workspaces.house(team);
    const prospecting = StageId.parse('prospecting');
    const archived = archiveStage(pipeline, prospecting, StageId.parse('qualified'), monday);
    if (!archived.ok) throw new Error(archived.say);
    const { stages } = archived.pipeline;
    expect(await open.stores.workspaces.savePipeline({ ...pipeline, stages })).toBe(true);

    await sweep(moveArchivedJob, '2026-03-02T09:01:00Z');
    const late = await change(await aNewDeal(open.stores, 'late'), (now) =>
      edited({ ...now, stageId: prospecting }),
    );
    await sweep(moveArchivedJob, '2026-03-02T09:30:00Z');
    const within = (await stored(late)).stageId;
    await sweep(moveArchivedJob, '2026-03-02T12:10:00Z');

    expect((await stored(deal)).stageId).toBe('qualified');
    expect((await stored(deal)).history.at(-1)).toMatchObject({ how: 'stage-archived' });
    expect(within).toBe('prospecting');
    expect((await stored(late)).stageId).toBe('qualified');
  });

  it('get to know who owns open deals, each once, and no owner stands in the way of another', async () => {
    await open.stores.workspaces.house(team);
    const asked: string[] = [];
    const people = somePeople();
    const stores = await open.another({
      ...people,
      person: async (workspaceId, userId) => {
        asked.push(userId);
        if (userId === maria) throw new Error('Slack does not say');
        return await people.person(workspaceId, userId);
      },
    });
    for (const [name, ownerId] of Object.entries({ a: sam, b: maria, c: priya, d: priya })) {
      await change(await aNewDeal(open.stores, name), (deal) => edited({ ...deal, ownerId }));
    }
    const lost = await aNewDeal(open.stores, 'lost');
    await change(lost, (deal) =>
      edited({
        ...deal,
        ownerId: UserId.parse('UGONE'),
        standing: { kind: 'lost', at: monday, reason: ChoiceId.parse('price') },
      }),
    );

    await sweep(knowOwnersJob, '2026-03-02T09:30:00Z', silent, stores);
    await sweep(knowOwnersJob, '2026-03-02T10:30:00Z', silent, stores);

    expect(asked).toEqual([maria, priya, sam, maria]);
    expect((await open.stores.members.all(team)).map(({ userId }) => userId)).toEqual([priya, sam]);
  });

  it('close retros after their week with what the thread says by then', async () => {
    const thread = { channel: ChannelId.parse('CDEALS'), ts: '1772442000.000100' };
    const house = aHouse();
    const deal = await change(await aNewDeal(open.stores, 'lost'), (now) =>
      edited({ ...now, thread, stageId: StageId.parse('qualified') }),
    );
    await change(deal, (now) =>
      close(now, house, aMember(), anAct(), {
        version: now.version,
        outcome: { kind: 'lost', reason: ChoiceId.parse('price') },
      }),
    );
    await createRelay({
      workspaceId: team,
      outbox: open.stores.outbox,
      messenger: scriptedMessenger(),
      log: noLog,
      meter: countingMeter(),
    }).drain();
    const id = `${deal.id}:1`;
    const asked: string[] = [];
    const threads: Threads = {
      repliesSince: async (_workspace, place, after) => {
        asked.push(`${place.ts} > ${after}`);
        return ['1772600000.000100', '1772600001.000100'].map((ts) => ({
          ts,
          by: priya,
          text: '…',
        }));
      },
    };

    await sweep(closeRetrosJob, '2026-03-09T08:30:00Z', threads);
    const before = await open.stores.retros.get(team, id);
    await sweep(closeRetrosJob, '2026-03-09T09:30:00Z', threads);

    expect(before).toMatchObject({ outcome: 'lost', closesAt: new Date('2026-03-09T09:00:00Z') });
    expect(before?.closedAt).toBeUndefined();
    const card = await open.stores.deals.byId(team, deal.id);
    expect(new Set(asked)).toEqual(new Set([`${card?.thread?.ts} > 1772442000.000000`]));
    expect(await open.stores.retros.get(team, id)).toMatchObject({
      closedAt: new Date('2026-03-09T09:30:00Z'),
      replies: [],
      replyCount: 2,
      lastSeenTs: '1772600001.000100',
    });
  });

  it('work out due dates anew when the rules have changed', async () => {
    const deal = await aNewDeal(open.stores, 'one');
    const due = () => open.stores.deals.count(team, { dueBy: new Date('2026-03-05T12:00:00Z') });
    const { pipeline } = await open.stores.workspaces.house(team);
    const strict = { ageDays: 1, silenceDays: 1 };
    const stages = pipeline.stages.map((stage) => ({ ...stage, limits: strict }));
    await open.stores.workspaces.savePipeline({ ...pipeline, stages });
    const before = await due();

    await sweep(refreshDueJob, '2026-03-02T09:05:00Z');

    expect(before).toBe(0);
    expect(await due()).toBe(1);
    expect(await stored(deal)).toEqual(deal);
  });

  it('learn how long a step takes from the visits that ended', async () => {
    for (let n = 0; n < 12; n += 1) {
      const deal = await aNewDeal(open.stores, `n${n}`);
      const at = new Date(monday.getTime() + (20 + n) * 86_400_000);
      await change(deal, (now) => {
        const stage = { id: now.stageId, label: 'Prospecting', position: 0, kind: 'open' as const };
        const to = {
          id: StageId.parse('qualified'),
          label: 'Qualified',
          position: 1,
          kind: 'open' as const,
        };
        const { enteredStageAt, standing, attempt } = now;
        const before = { stage, standing, enteredStageAt, attempt };
        const id = EntryId.parse(`${now.id}.m`);
        const entry = {
          id,
          at,
          by: sam,
          attempt,
          type: 'moved' as const,
          from: stage,
          to,
          how: 'advance' as const,
          unmet: [],
          before,
        };
        return decided({
          deal: { ...now, stageId: to.id, enteredStageAt: at, history: [...now.history, entry] },
          entries: [entry],
          done: { kind: 'noted', number: now.number, name: now.name, at },
        });
      });
    }

    await sweep(learnLimitsJob, '2026-04-13T06:00:00Z');

    const { pipeline } = await (await open.another()).workspaces.house(team);
    const [prospecting, qualified] = pipeline.stages;
    expect(prospecting?.learned).toMatchObject({ visits: 12 });
    expect(prospecting?.learned?.ageDays).toBeGreaterThan(prospecting?.limits.ageDays ?? 0);
    expect(qualified?.learned).toBeUndefined();
  });

  it('go on with the others when one deal cannot be changed', async () => {
    const until = IsoDate.parse('2026-03-03');
    const [broken, fine] = await Promise.all(
      ['broken', 'fine'].map(async (name) =>
        change(await aNewDeal(open.stores, name), (now) =>
          edited({ ...now, waiting: { until, reason: 'budget', since: monday } }),
        ),
      ),
    );
    const { deals } = open.stores;
    const stores = {
      ...open.stores,
      deals: {
        ...deals,
        change: (...args: Parameters<typeof deals.change>) =>
          args[1] === broken?.id ? Promise.reject(new Error('poison')) : deals.change(...args),
      },
    };
    open.clock.now = new Date('2026-03-06T06:00:00Z');
    const meter = countingMeter();
    const parts = { stores, threads: silent, log: noLog, meter, nudge: () => undefined };

    await createScheduler({
      ...parts,
      workspaceId: team,
      now: () => open.clock.now,
      jobs: [wakeWaitingJob],
    }).tick();

    expect(fine && (await stored(fine)).waiting).toBeUndefined();
    expect(broken && (await stored(broken)).waiting?.until).toBe(until);
    expect(meter.counts.get('sweep_failures')).toBe(1);
  });
});
