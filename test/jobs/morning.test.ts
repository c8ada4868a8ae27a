import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal, NextStep } from '../../src/domain/deal.ts';
import { decided } from '../../src/domain/decision.ts';
import { ChannelId, ChoiceId, StageId, type UserId } from '../../src/domain/ids.ts';
import type { Member } from '../../src/domain/member.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { runJob } from '../../src/jobs/by-hand.ts';
import { morningJob } from '../../src/jobs/morning.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { slackTs } from '../../src/jobs/thread-ts.ts';
import type { Threads } from '../../src/outbox-ports.ts';
import { aMember, priya, sam, team } from '../support/build.ts';
import { keepMember } from '../support/keep-member.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { scriptedMessenger } from '../support/scripted-messenger.ts';
import { aNewDeal } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const nine = new Date('2026-03-02T08:00:00Z');
const today = IsoDate.parse('2026-03-02');

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

function parts(threads: Threads = { repliesSince: async () => [] }) {
  const { stores } = open;
  const now = () => open.clock.now;
  return { stores, threads, log: noLog, meter: countingMeter(), nudge: () => undefined, now };
}

async function tickAtNine(threads?: Threads): Promise<void> {
  const made = createScheduler({ ...parts(threads), workspaceId: team, jobs: [morningJob] });
  open.clock.now = new Date('2026-02-26T20:00:00Z');
  await made.tick();
  open.clock.now = nine;
  await made.tick();
}

/** Slack takes all that is to be said. */
async function relayed(): Promise<void> {
  const messenger = scriptedMessenger();
  await createRelay({
    ...parts(),
    workspaceId: team,
    outbox: open.stores.outbox,
    messenger,
  }).drain();
}

async function people(...members: readonly Partial<Member>[]): Promise<void> {
  await open.stores.workspaces.house(team);
  for (const one of members) await keepMember(open.stores, aMember(one));
}

async function edit(deal: Deal, change: (deal: Deal) => Deal): Promise<Deal> {
  const changed = await open.stores.deals.change(team, deal.id, `edit-${deal.revision}`, (now) =>
    decided({
      deal: change(now),
      done: { kind: 'noted', number: now.number, name: now.name, at: nine },
    }),
  );
  if (!changed.ok) throw new Error(changed.refusal.kind);
  return changed.deal;
}

/** Due today by its next step. */
async function aDueDeal(
  name: string,
  change: (deal: Deal) => Deal = (deal) => deal,
): Promise<Deal> {
  const nextStep: NextStep = { text: `call ${name}`, on: today };
  const deal = await aNewDeal(open.stores, name);
  return await edit(deal, (now) => change({ ...now, nextStep }));
}

async function morningOf(userId: UserId): Promise<MorningContent | string | undefined> {
  const run = await open.stores.runs.get(team, `${team}:morning:${userId}:${today}`);
  if (run?.content.kind === 'morning') return run.content;
  return run?.content.kind === 'skipped' ? run.content.why : undefined;
}

async function dealsOf(userId: UserId): Promise<readonly string[]> {
  const content = await morningOf(userId);
  return typeof content === 'object' ? content.rows.map(({ dealId }) => dealId) : [];
}

const thread = { channel: ChannelId.parse('CDEALS'), ts: '1772000000.000100' };

describe('the morning job', () => {
  it('says what is due by index and rule, in one message to the owner', async () => {
    await people({});
    const due = await aDueDeal('one');
    await aNewDeal(open.stores, 'not-due');

    await tickAtNine();

    expect(await dealsOf(sam)).toEqual([due.id]);
    const claim = await open.stores.outbox.claim(team);
    const said = [
      claim,
      await open.stores.outbox.claim(team),
      await open.stores.outbox.claim(team),
    ].flatMap((one) => one?.entries ?? []);
    expect(said.filter(({ facts }) => facts.kind === 'run')).toMatchObject([
      { destination: { to: 'person', userId: sam }, expiresAt: new Date('2026-03-02T17:00:00Z') },
    ]);
  });

  it('keeps quiet about a deal whose thread somebody wrote in today, though the event was lost', async () => {
    await people({});
    const quiet = await aDueDeal('quiet', (deal) => ({ ...deal, thread }));
    const other = await aDueDeal('other');
    const asked: string[] = [];

    await tickAtNine({
      repliesSince: async (_workspace, place, after) => {
        asked.push(`${place.ts} ${after}`);
        return [{ ts: slackTs(new Date('2026-03-02T07:10:00Z')), by: priya, text: 'on it' }];
      },
    });

    expect(asked).toEqual([`${thread.ts} ${slackTs(new Date('2026-03-01T23:00:00Z'))}`]);
    expect(await dealsOf(sam)).toEqual([other.id]);
    expect((await open.stores.deals.byId(team, quiet.id))?.quietOn).toBe(today);
  });

  it.each(['unreadable', 'throws'])('nudges all the same when the thread %s', async (how) => {
    await people({});
    const deal = await aDueDeal('one', (now) => ({ ...now, thread }));

    await tickAtNine({
      repliesSince: async () => {
        if (how === 'throws') throw new Error('HTTP 500');
        return 'unreadable';
      },
    });

    expect(await dealsOf(sam)).toEqual([deal.id]);
  });

  it('lets someone stand in for a person who is away', async () => {
    const away = { until: IsoDate.parse('2026-03-05'), delegateId: priya };
    await people({ away }, { userId: priya, name: 'Priya' });
    const deal = await aDueDeal('one');

    await tickAtNine();

    expect(await morningOf(sam)).toBe('away');
    expect(await dealsOf(priya)).toEqual([deal.id]);
    expect(await morningOf(priya)).toMatchObject({
      rows: [{ why: expect.stringMatching(/^For Sam Ortiz: /) }],
    });
  });

  it('nudges nobody about unclaimed and waiting deals', async () => {
    await people({});
    await aDueDeal('unclaimed', ({ ownerId: _, ...deal }) => deal);
    await aDueDeal('waiting', (deal) => ({
      ...deal,
      waiting: { until: IsoDate.parse('2026-03-20'), reason: 'budget', since: nine },
    }));

    await tickAtNine();

    expect(await morningOf(sam)).toBe('nothing is due');
  });

  it('asks once about a lost deal on the day its owner wanted to look again', async () => {
    await people({});
    const lost = await aNewDeal(open.stores, 'lost');
    const reason = ChoiceId.parse('price');
    await edit(lost, (deal) => ({
      ...deal,
      stageId: StageId.parse('lost'),
      standing: { kind: 'lost', at: nine, reason, lookAgainOn: IsoDate.parse('2026-02-28') },
    }));

    await tickAtNine();
    await relayed();
    const tomorrow = await runJob(parts(), {
      name: 'morning',
      at: new Date('2026-03-03T08:00:00Z'),
      dryRun: true,
    });

    expect(await morningOf(sam)).toMatchObject({
      rows: [],
      revisits: [{ dealId: lost.id, why: 'Lost in March on price.' }],
    });
    expect(tomorrow).toEqual(['Sam Ortiz: no message, nothing is due.']);
  });

  it('is quiet in the week after the set-up', async () => {
    await people({});
    const { settings } = await open.stores.workspaces.house(team);
    await open.stores.workspaces.saveSettings({
      ...settings,
      setUpAt: new Date('2026-02-26T12:00:00Z'),
    });
    await aDueDeal('one');

    await tickAtNine();

    expect(await morningOf(sam)).toBeUndefined();
  });

  it('shows by hand what it would say, and writes nothing', async () => {
    await people({});
    await aDueDeal('one');

    const lines = await runJob(parts(), { name: 'morning', at: nine, dryRun: true });

    expect(lines).toEqual([
      'Good morning Sam Ortiz. 1 deal.',
      '1  #1 Account one',
      '   Your step “call one” is due today.',
    ]);
    expect(await open.stores.runs.since(team, 'morning', new Date(0))).toEqual([]);
  });
});
