import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { move } from '../../src/domain/moves.ts';
import { contact, note } from '../../src/domain/notes.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aHouse, aMember, anAct, monday, team } from '../support/build.ts';
import { aStoredDeal } from '../support/stored-deals.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const house = aHouse();
const member = aMember();

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(async () => {
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

async function advanced(deal: Deal): Promise<Deal> {
  const act = anAct();
  const moved = await open.stores.deals.change(team, deal.id, act.key, (now) =>
    move(now, house, member, act, { version: now.version, moveAnyway: 'told' }),
  );
  if (!moved.ok) throw new Error(moved.refusal.kind);
  return moved.deal;
}

async function undone(deal: Deal): Promise<Deal> {
  const act = anAct();
  const back = await open.stores.deals.change(team, deal.id, act.key, (now) =>
    undo(now, member, act),
  );
  if (!back.ok) throw new Error(back.refusal.kind);
  return back.deal;
}

async function transitions() {
  return await open.stores.numbers.transitions(team, house.pipeline.id, {});
}

async function pending(): Promise<number> {
  return await open.database.connection
    .collection('deals')
    .countDocuments({ derive: { $exists: true } });
}

describe('what is derived from deals', () => {
  it('is there once it is settled, as the history says it', async () => {
    const deal = await advanced(await aStoredDeal(open.stores.deals));
    const before = await transitions();

    await open.stores.numbers.settle(team);

    expect(before).toEqual([]);
    expect(await transitions()).toEqual(transitionsOf(deal));
    expect(await pending()).toBe(0);
  });

  it('is copied by the relay too, once, by whoever holds the deal', async () => {
    const deal = await advanced(await aStoredDeal(open.stores.deals));
    const claim = await open.stores.outbox.claim(team);
    if (claim === undefined) throw new Error('nothing was due');

    await open.stores.outbox.derive(claim);
    await open.stores.outbox.derive(claim);

    expect(await transitions()).toEqual(transitionsOf(deal));
  });

  it('loses what was undone', async () => {
    const deal = await advanced(await aStoredDeal(open.stores.deals));
    await open.stores.numbers.settle(team);
    const moved = (await transitions()).length;

    await undone(deal);
    await open.stores.numbers.settle(team);

    expect(moved).toBe(2);
    expect((await transitions()).map((one) => one.type)).toEqual(['created']);
  });

  it('comes out the same when it is made anew', async () => {
    const one = await undone(await advanced(await aStoredDeal(open.stores.deals)));
    const two = await advanced(await aStoredDeal(open.stores.deals));
    await open.stores.numbers.settle(team);
    const settled = await transitions();
    const rows = open.database.connection.collection<{ _id: string }>('transitions');
    await rows.updateMany({}, { $set: { type: 'moved' } });
    await rows.insertOne({ ...(await rows.findOne({})), _id: `${team}:stray` });

    const last = await open.stores.numbers.rebuild(team, undefined, 1);
    const end = await open.stores.numbers.rebuild(team, last, 10);

    expect([one.id, two.id]).toContain(last);
    expect(end).toBeUndefined();
    expect(await transitions()).toEqual(settled);
  });

  it('holds under changes that come while it is copied', async () => {
    let deal = await aStoredDeal(open.stores.deals);
    const work: Promise<void>[] = [];
    for (let round = 0; round < 6; round += 1) {
      deal = await advanced(deal);
      work.push(open.stores.numbers.settle(team));
      deal = await undone(deal);
      work.push(open.stores.numbers.settle(team));
    }
    await Promise.all(work);

    await open.stores.numbers.settle(team);

    expect(await transitions()).toEqual(transitionsOf(deal));
    expect(await pending()).toBe(0);
  });

  it('reads windows from inclusive to exclusive', async () => {
    await aStoredDeal(open.stores.deals);
    await open.stores.numbers.settle(team);
    const read = (from: Date, to: Date) =>
      open.stores.numbers.transitions(team, house.pipeline.id, { from, to });
    const next = new Date(monday.getTime() + 1);

    expect(await read(monday, next)).toHaveLength(1);
    expect(await read(new Date(0), monday)).toEqual([]);
    expect(await read(next, new Date('2027-01-01'))).toEqual([]);
  });

  it('shows notes and contacts before and after they are copied, newest first', async () => {
    const { deals, numbers } = open.stores;
    const deal = await aStoredDeal(deals);
    const later = anAct({ at: new Date(monday.getTime() + 60_000) });
    const on = IsoDate.parse('2026-03-02');
    const first = anAct();
    await deals.change(team, deal.id, first.key, (now) => note(now, member, first, 'hello'));
    await numbers.settle(team);
    await deals.change(team, deal.id, later.key, (now) =>
      contact(now, member, later, { contact: 'called', on }),
    );

    const both = await deals.activities(team, deal.id, 10);
    await numbers.settle(team);

    expect(both.map((one) => one.what.kind)).toEqual(['contact', 'note']);
    expect(await deals.activities(team, deal.id, 10)).toEqual(both);
    expect(await deals.activities(team, deal.id, 1)).toHaveLength(1);
    expect(await numbers.contacts(team, monday, new Date(later.at.getTime() + 1))).toEqual([
      { dealId: deal.id, kind: 'called', at: later.at, by: later.by },
    ]);
  });

  it('is kept from by one unreadable deal only for that deal', async () => {
    const broken = await aStoredDeal(open.stores.deals);
    const whole = await aStoredDeal(open.stores.deals);
    await open.database.connection
      .collection<{ _id: string }>('deals')
      .updateOne({ _id: `${team}:${broken.id}` }, { $set: { standing: { kind: 'perhaps' } } });

    await open.stores.numbers.settle(team);
    const listed = await open.stores.numbers.openDeals(team, house.pipeline.id);

    expect((await transitions()).map((one) => one.dealId)).toEqual([whole.id]);
    expect(listed.map((deal) => deal.id)).toEqual([whole.id]);
    await expect(open.stores.deals.byId(team, broken.id)).rejects.toThrow(broken.id);
    expect(open.log.lines.some((line) => JSON.stringify(line).includes(broken.id))).toBe(true);
  });

  it('is seen as it was, but for a deal whose past cannot be read', async () => {
    const broken = await advanced(await aStoredDeal(open.stores.deals));
    const whole = await aStoredDeal(open.stores.deals);
    await advanced(whole);
    await open.database.connection
      .collection<{ _id: string }>('deals')
      .updateOne({ _id: `${team}:${broken.id}` }, { $set: { replaced: [{ at: 'once' }] } });

    const then = await open.stores.numbers.asOf(team, house.pipeline.id, monday);

    expect(then.find(({ id }) => id === whole.id)?.stageId).toBe(whole.stageId);
    expect(then.find(({ id }) => id === broken.id)?.stageId).toBe(broken.stageId);
    expect(open.log.lines.some((line) => JSON.stringify(line).includes('was before'))).toBe(true);
  });
});
