import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { edit } from '../../src/domain/edits.ts';
import { type DealId, PipelineId } from '../../src/domain/ids.ts';
import { aMember, anAct, euros, team } from '../support/build.ts';
import { aStoredDeal } from '../support/stored-deals.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const pipeline = PipelineId.parse('sales');
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 9));
let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(() => open.reset());
afterAll(() => open.close());

/** Created on the 2nd, worth something else on another day. */
async function dealOf(valuedOn: number): Promise<DealId> {
  const { deals } = open.stores;
  const { id } = await aStoredDeal(deals);
  const act = anAct({ at: day(valuedOn) });
  await deals.change(team, id, act.key, (now) =>
    edit(now, aMember(), act, { amount: euros(valuedOn * 1_000) }),
  );
  return id;
}

async function recent(newest: number, atLeastFrom: Date, also: readonly DealId[] = []) {
  const { numbers } = open.stores;
  await numbers.settle(team);
  return numbers.recentHistory(team, pipeline, { to: day(30), newest, atLeastFrom, also });
}

describe('the history of late', () => {
  test('is all there is while there is not more than that', async () => {
    const first = await dealOf(3);

    const { since, transitions } = await recent(2, day(20));

    expect(since).toBeUndefined();
    expect(transitions.map(({ dealId, type }) => [dealId, type])).toEqual([
      [first, 'created'],
      [first, 'valued'],
    ]);
  });

  test('is every entry of the deals that had one in the newest so many', async () => {
    await dealOf(3);
    await dealOf(4);
    const late = await dealOf(20);
    const later = await dealOf(21);

    const { since, transitions } = await recent(1, day(25));

    expect(since).toEqual(day(20));
    expect(new Set(transitions.map(({ dealId }) => dealId))).toEqual(new Set([late, later]));
    expect(transitions).toHaveLength(4);
  });

  test('reaches back as far as it is asked to, and has the deals that are named', async () => {
    const named = await dealOf(3);
    const early = await dealOf(10);
    await dealOf(9);
    const late = await dealOf(20);

    const { since, transitions } = await recent(1, day(10), [named]);

    expect(since).toEqual(day(10));
    expect(new Set(transitions.map(({ dealId }) => dealId))).toEqual(new Set([named, early, late]));
  });
});
