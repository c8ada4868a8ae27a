import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Deal } from '../../src/domain/deal.ts';
import { ChannelId, EntryId, WorkspaceId } from '../../src/domain/ids.ts';
import type { Claim, OutboxStore } from '../../src/outbox-ports.ts';
import { aMember, monday, team } from '../support/build.ts';
import { aStoredDeal, say } from '../support/stored-deals.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
let outbox: OutboxStore;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(async () => {
  await open.reset();
  outbox = open.stores.outbox;
});
afterAll(async () => {
  await open.close();
});

/** A reply in the thread: each is said, whatever came after it. */
const reply = { kind: 'thread', entryId: EntryId.parse('e-1') } as const;

const place = { channel: ChannelId.parse('CDEALS'), ts: '1.0001' };

function later(ms: number): void {
  open.clock.now = new Date(open.clock.now.getTime() + ms);
}

async function claimed(store = outbox): Promise<Claim> {
  const claim = await store.claim(team);
  if (claim === undefined) throw new Error('nothing was due');
  return claim;
}

/** A deal that has said its card, so that only what a test adds is in its outbox. */
async function aQuietDeal(): Promise<Deal> {
  const deal = await aStoredDeal(open.stores.deals);
  const claim = await claimed();
  await outbox.derive(claim);
  for (const entry of claim.entries) await outbox.sent(claim, entry, place);
  await outbox.release(claim);
  return deal;
}

function first(claim: Claim) {
  const entry = claim.entries[0];
  if (entry === undefined) throw new Error('the claim has no entry');
  return entry;
}

describe('an outbox store', () => {
  it('gives a document with what is due, counted, and keeps the place of its card', async () => {
    const deal = await aStoredDeal(open.stores.deals);

    const claim = await claimed();
    await outbox.derive(claim);
    const kept = await outbox.sent(claim, first(claim), place);
    await outbox.release(claim);

    expect(claim.entries).toMatchObject([
      { facts: { kind: 'card' }, state: 'pending', attempts: 1, firstAttemptAt: monday },
    ]);
    expect(kept).toBe(true);
    expect((await open.stores.deals.byId(team, deal.id))?.thread).toEqual(place);
    expect(await open.stores.deals.byThread(team, place.channel, place.ts)).toMatchObject({
      id: deal.id,
    });
    expect(await outbox.claim(team)).toBeUndefined();
  });

  it('keeps the new place of a card that was posted anew, so that it is posted anew only once', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { kind: 'card' });
    const anew = { channel: place.channel, ts: '2.0002' };

    const claim = await claimed();
    await outbox.sent(claim, first(claim), anew);

    expect((await open.stores.deals.byId(team, deal.id))?.thread).toEqual(anew);
  });

  it('gives nothing of another workspace', async () => {
    await aStoredDeal(open.stores.deals);

    expect(await outbox.claim(WorkspaceId.parse('T2'))).toBeUndefined();
    expect(await outbox.claim(team)).toBeDefined();
  });

  it('lets no second process at a claimed document before its lease is over', async () => {
    await aStoredDeal(open.stores.deals);
    const other = (await open.another()).outbox;

    const claim = await claimed();
    const meanwhile = await other.claim(team);
    later(claim.leaseMs + 1);
    const after = await claimed(other);

    expect(meanwhile).toBeUndefined();
    expect(after.fence).toBe(claim.fence + 1);
    expect(first(after)).toMatchObject({ state: 'sending', attempts: 2, firstAttemptAt: monday });
  });

  it('takes nothing written by a holder who slept through the takeover', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { kind: 'card' }, reply);
    const frozen = await claimed();
    later(frozen.leaseMs + 1);
    const taker = await claimed((await open.another()).outbox);

    const sent = await outbox.sent(frozen, first(frozen), place);
    const put = await outbox.later(frozen, first(frozen), {
      state: 'dead',
      afterMs: 0,
      error: 'late',
    });
    await outbox.release(frozen);

    expect([sent, put]).toEqual([false, false]);
    expect(await outbox.claim(team)).toBeUndefined();
    expect(await outbox.sent(taker, first(taker), place)).toBe(true);
  });

  it('waits for the hour of a scheduled entry', async () => {
    const deal = await aQuietDeal();
    const dueAt = new Date(monday.getTime() + 600_000);
    await say(open.stores.deals, deal, { ...reply, dueAt });

    const early = await outbox.claim(team);
    later(600_000);

    expect(early).toBeUndefined();
    expect(first(await claimed())).toMatchObject({ facts: reply, dueAt });
  });

  it('keeps order, and shows what is not due yet without taking it', async () => {
    const deal = await aQuietDeal();
    const dueAt = new Date(monday.getTime() + 600_000);
    await say(
      open.stores.deals,
      deal,
      { ...reply, id: 'a' },
      { ...reply, id: 'b', dueAt },
      { ...reply, id: 'c' },
    );

    const claim = await claimed();

    expect(claim.entries.map((entry) => [entry.id, entry.attempts])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 1],
    ]);
    expect(claim.entries[1]?.dueAt).toEqual(dueAt);
  });

  it('says one card for many changes, and the thread replies of each', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { kind: 'card', id: 'card-1' }, { ...reply, id: 'x' });
    await say(open.stores.deals, deal, { kind: 'card', id: 'card-2' });
    await say(open.stores.deals, deal, { kind: 'card', id: 'card-3' }, { ...reply, id: 'y' });

    const claim = await claimed();

    expect(claim.entries.map((entry) => entry.id)).toEqual(['card-1', 'x', 'y']);
  });

  it('keeps a newer card beside one that may be posted already', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { kind: 'card', id: 'card-1' });
    const claim = await claimed();
    await outbox.later(claim, first(claim), { state: 'ambiguous', afterMs: 0, error: 'lost' });
    await outbox.release(claim);
    await say(open.stores.deals, deal, { kind: 'card', id: 'card-2' });

    const again = await claimed();

    expect(again.entries.map((entry) => [entry.id, entry.state])).toEqual([
      ['card-1', 'ambiguous'],
      ['card-2', 'pending'],
    ]);
  });

  it('puts an entry off by the store clock, and gives back an attempt that was none', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { ...reply, id: 'a' });
    const claim = await claimed();
    const why = { state: 'pending', afterMs: 60_000, error: 'ratelimited', unspent: true } as const;

    await outbox.later(claim, first(claim), why);
    await outbox.release(claim);
    const early = await outbox.claim(team);
    later(60_000);
    const again = await claimed();

    expect(early).toBeUndefined();
    expect(first(again)).toMatchObject({ attempts: 1, state: 'pending', lastError: 'ratelimited' });
  });

  it('knows no first attempt of what only waited for others', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { ...reply, id: 'a' }, { ...reply, id: 'b' });
    const why = { state: 'pending', afterMs: 0, error: 'waits', unspent: true } as const;
    const claim = await claimed();
    const [a, b] = claim.entries;
    if (a === undefined || b === undefined) throw new Error('the claim has not both');
    await outbox.later(claim, a, why);
    await outbox.later(claim, b, { ...why, untried: true });
    await outbox.release(claim);
    later(60_000);

    const again = await claimed();
    await outbox.later(again, a, { ...why, untried: true });
    await outbox.release(again);
    const third = await claimed();

    expect(again.entries.map((one) => one.firstAttemptAt)).toEqual([claim.at, again.at]);
    expect(third.entries[0]?.firstAttemptAt).toEqual(claim.at);
  });

  it('does not take along what stood behind an entry that killed its process', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { ...reply, id: 'a' }, { ...reply, id: 'b' });
    for (let kills = 0; kills < 4; kills += 1) {
      const claim = await claimed();
      later(claim.leaseMs + 1);
    }

    const { entries } = await claimed();

    expect(entries.map((entry) => [entry.id, entry.attempts, entry.state])).toEqual([
      ['a', 5, 'sending'],
      ['b', 1, 'sending'],
    ]);
    expect(entries[1]?.dueAt.getTime()).toBeGreaterThan(open.clock.now.getTime());
  });

  it('lists what an operator must see and tries stranded entries again', async () => {
    const deal = await aQuietDeal();
    await say(open.stores.deals, deal, { ...reply, id: 'a' }, { ...reply, id: 'b' });
    const claim = await claimed();
    const why = { afterMs: 3_600_000, error: 'not in the channel' };
    for (const [at, entry] of claim.entries.entries()) {
      await outbox.later(claim, entry, { ...why, state: at === 0 ? 'no-destination' : 'dead' });
    }
    await outbox.release(claim);

    const stranded = await outbox.stranded(team, 10);
    const retried = await outbox.retryStranded(team, 'no-destination');
    const again = await claimed();

    expect(stranded.map((entry) => [entry.id, entry.state])).toEqual([
      ['a', 'no-destination'],
      ['b', 'dead'],
    ]);
    expect(retried).toBe(1);
    expect(again.entries.map((entry) => entry.id)).toEqual(['a']);
  });

  it('passes over a document that cannot be read, and shows its entries to an operator', async () => {
    const broken = await aStoredDeal(open.stores.deals);
    await open.database.connection
      .collection<{ _id: string }>('deals')
      .updateOne({ _id: `${team}:${broken.id}` }, { $set: { quotes: 'none' } });
    const whole = await aStoredDeal(open.stores.deals);

    const ids: string[] = [];
    for (let hours = 0; hours < 12; hours += 1) {
      const claim = await outbox.claim(team);
      if (claim?.subject.kind === 'deal') {
        ids.push(claim.subject.deal.id);
        await outbox.derive(claim);
        for (const entry of claim.entries) await outbox.sent(claim, entry, place);
        await outbox.release(claim);
      }
      later(3_600_000);
    }

    expect(new Set(ids)).toEqual(new Set([whole.id]));
    expect(await outbox.stranded(team, 10)).toMatchObject([{ state: 'dead', attempts: 5 }]);
    expect(open.log.lines.some((line) => JSON.stringify(line).includes(broken.id))).toBe(true);
  });

  it('does not forget that something may be posted while its document cannot be read', async () => {
    const deal = await aStoredDeal(open.stores.deals);
    const doubtful = await claimed();
    const error = 'no answer';
    await outbox.later(doubtful, first(doubtful), { state: 'ambiguous', afterMs: 15_000, error });
    await outbox.release(doubtful);
    const stored = open.database.connection.collection<{ _id: string }>('deals');
    const _id = `${team}:${deal.id}`;
    await stored.updateOne({ _id }, { $set: { quotes: 'none' } });
    later(60_000);
    const meanwhile = await outbox.claim(team);
    await stored.updateOne({ _id }, { $set: { quotes: [] } });
    later(600_000);

    const again = await claimed();

    expect(meanwhile).toBeUndefined();
    expect(first(again)).toMatchObject({ state: 'ambiguous' });
  });

  it('says what people, runs and retros have to say', async () => {
    const { members, runs } = open.stores;
    const welcome = {
      id: 'welcome-1',
      destination: { to: 'person', userId: aMember().userId },
      facts: { kind: 'welcome' },
      dueAt: monday,
      attempts: 0,
      state: 'pending',
    } as const;
    await members.edit(team, aMember().userId, { welcomedAt: monday }, [welcome]);
    const run = {
      id: 'digest:2026-W10',
      workspaceId: team,
      job: 'digest',
      at: monday,
      content: { kind: 'digest', week: '2026-W10', from: monday, to: monday },
    } as const;
    await runs.start(run, [{ ...welcome, id: 'run-1', facts: { kind: 'run' } }]);

    const claims = [await claimed(), await claimed()];
    const runClaim = claims.find((claim) => claim.subject.kind === 'run');
    if (runClaim === undefined) throw new Error('the run was not claimed');
    await outbox.sent(runClaim, first(runClaim), place);

    expect(new Set(claims.map((claim) => claim.subject.kind))).toEqual(new Set(['member', 'run']));
    expect((await runs.get(team, run.id))?.message).toEqual(place);
  });
});

describe('an outbox store on the clock of the database', () => {
  it('ends leases and back-offs by that clock, whatever the process believes', async () => {
    const real = { now: new Date() };
    await open.close();
    open = await openTestStores({ time: 'server', clock: () => real.now });
    outbox = open.stores.outbox;
    await aStoredDeal(open.stores.deals);
    const claim = await claimed();

    real.now = new Date(real.now.getTime() + 600_000);
    const meanwhile = await outbox.claim(team);
    await outbox.later(claim, first(claim), { state: 'pending', afterMs: 600_000, error: 'x' });
    await outbox.derive(claim);
    await outbox.release(claim);
    const backingOff = await outbox.claim(team);

    expect(Math.abs(claim.at.getTime() - Date.now())).toBeLessThan(60_000);
    expect([meanwhile, backingOff]).toEqual([undefined, undefined]);
  });
});
