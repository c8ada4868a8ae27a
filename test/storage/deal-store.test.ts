import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deal } from '../../src/domain/deal.ts';
import { DealNumber, WorkspaceId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { note } from '../../src/domain/notes.ts';
import type { DealStore } from '../../src/ports.ts';
import { aHouse, aMember, anAct, team } from '../support/build.ts';
import { aDraft, aStoredDeal } from '../support/stored-deals.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const house = aHouse();
const member = aMember();

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterAll(async () => {
  await open.close();
});

function never(): never {
  throw new Error('there is none');
}

async function created(): Promise<Deal> {
  return await aStoredDeal(open.stores.deals);
}

function advance(store: DealStore, deal: Deal, key: string) {
  return store.change(team, deal.number, key, (now) =>
    move(now, house, member, anAct({ key }), { version: deal.version, moveAnyway: 'told' }),
  );
}

function addNote(store: DealStore, deal: Deal, key: string) {
  return store.change(team, deal.id, key, (now) =>
    note(now, member, anAct({ key }), `note ${key}`),
  );
}

describe('a deal store', () => {
  it('gives numbers in order and reads back exactly what was created', async () => {
    const one = await created();
    const two = await created();

    expect(two.number).toBe(one.number + 1);
    expect(await open.stores.deals.byId(team, one.id)).toEqual(one);
    expect(await open.stores.deals.byNumber(team, two.number)).toEqual(two);
  });

  it('answers a creation under a known key with the first deal', async () => {
    const key = 'created-twice';
    const first = await open.stores.deals.create(aDraft(key));

    const again = await open.stores.deals.create(aDraft(key));

    expect(again).toEqual({ ...first, repeated: true });
  });

  it('makes one deal of four deliveries that arrive together', async () => {
    const other = await open.another();
    const drafts = [1, 2, 3, 4].map(() => aDraft('created-four-times', 'd-same'));

    const answers = await Promise.all(
      drafts.map((one, at) => (at % 2 === 0 ? open.stores : other).deals.create(one)),
    );

    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.deal.number)).size).toBe(1);
    for (const answer of answers) expect(answer.done).toEqual(answers[0]?.done);
  });

  it('keeps a change, its history and its answer under one key', async () => {
    const deal = await created();

    const moved = await advance(open.stores.deals, deal, 'advance-once');

    const stored = await open.stores.deals.byId(team, deal.id);
    expect(moved).toMatchObject({
      ok: true,
      repeated: false,
      done: { kind: 'moved', to: 'Qualified' },
    });
    expect(stored).toEqual(moved.ok ? moved.deal : undefined);
    expect(stored?.history.map((entry) => entry.type)).toEqual(['created', 'moved']);
    expect(stored?.revision).toBe(deal.revision + 1);
  });

  it('writes once for one key, however often it is delivered', async () => {
    const deal = await created();
    const other = await open.another();
    const stores = [open.stores, other, open.stores, other];

    const answers = await Promise.all(
      stores.map((store) => advance(store.deals, deal, 'advance-four-times')),
    );
    const late = await advance(other.deals, deal, 'advance-four-times');

    const stored = await open.stores.deals.byId(team, deal.id);
    expect(stored?.revision).toBe(deal.revision + 1);
    for (const answer of answers) {
      expect(answer.ok && answer.done).toEqual(late.ok && late.done);
    }
    expect(late).toMatchObject({ ok: true, repeated: true, done: { at: expect.any(Date) } });
  });

  it('lets one of twenty who move the same version win and tells the others', async () => {
    const deal = await created();
    const other = await open.another();

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        advance((at % 2 === 0 ? open.stores : other).deals, deal, `racer-${at}`),
      ),
    );

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.kind]));
    expect(new Set(refusals)).toEqual(new Set(['moved-meanwhile']));
    expect((await open.stores.deals.byId(team, deal.id))?.version).toBe(deal.version + 1);
  });

  it('keeps all of 32 notes that arrive together', async () => {
    const deal = await created();
    const other = await open.another();

    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, at) =>
        addNote((at % 2 === 0 ? open.stores : other).deals, deal, `note-${at}`),
      ),
    );

    expect(answers.every((answer) => answer.ok)).toBe(true);
    const notes = await open.stores.deals.activities(team, deal.id, 100);
    expect(notes).toHaveLength(32);
    expect((await open.stores.deals.byId(team, deal.id))?.revision).toBe(deal.revision + 32);
  });

  it('clears what a change takes away', async () => {
    const deal = await created();

    await open.stores.deals.change(team, deal.id, 'unclaim', (now) => {
      const { ownerId: _, ...unclaimed } = now;
      return {
        ok: true,
        change: {
          deal: unclaimed,
          entries: [],
          say: [],
          activities: [],
          done: { kind: 'assigned', number: now.number, name: now.name, at: now.createdAt },
        },
      };
    });

    const stored = await open.stores.deals.byId(team, deal.id);
    expect(stored).not.toHaveProperty('ownerId');
    expect(stored?.history).toEqual(deal.history);
  });

  it('refuses what is not there, also when another workspace has it', async () => {
    const deal = await created();
    const foreign = WorkspaceId.parse('T2');

    const answer = await open.stores.deals.change(foreign, deal.id, 'foreign', () => never());

    expect(answer).toEqual({ ok: false, refusal: { kind: 'no-such-deal', asked: deal.id } });
    expect(await open.stores.deals.byNumber(foreign, deal.number)).toBeUndefined();
    expect(await open.stores.deals.byNumber(team, DealNumber.parse(999_999))).toBeUndefined();
  });

  it('lets two workspaces use the same ids and numbers', async () => {
    const foreign = WorkspaceId.parse('T3');
    const mine = aDraft('same-in-both', 'd-in-both');

    const here = await open.stores.deals.create(mine);
    const there = await open.stores.deals.create({
      ...mine,
      deal: { ...mine.deal, workspaceId: foreign },
    });

    expect(here.repeated || there.repeated).toBe(false);
    expect(there.deal.number).toBe(1);
    expect(await open.stores.deals.byId(foreign, there.deal.id)).toEqual(there.deal);
  });
});
