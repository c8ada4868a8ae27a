import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Busy } from '../../../src/busy.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import { decided } from '../../../src/domain/decision.ts';
import { DealId, DealNumber, UserId, WorkspaceId } from '../../../src/domain/ids.ts';
import type { Stores } from '../../../src/ports.ts';
import { cleanupCommand } from '../../../src/slack/commands/cleanup.ts';
import { cleanUpModal } from '../../../src/slack/modals/clean-up.ts';
import { aDeal, euro, monday } from '../../support/build.ts';
import { startTestApp, type TestApp } from '../../support/slack-app.ts';
import { openTestStores, type TestStores } from '../../support/stores.ts';

const north = WorkspaceId.parse('T_NORTH');
const sams = UserId.parse('U_SAM');

let open: TestStores;
let running: TestApp | undefined;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

async function importDeals(count: number, change: Partial<Deal> = {}): Promise<void> {
  await open.stores.workspaces.house(north);
  const deals = Array.from({ length: count }, (_, index) => ({
    ...aDeal({ id: DealId.parse(`i-${index}`), name: `Deal ${index + 1}`, ownerId: sams }),
    workspaceId: north,
    imported: { at: monday, enteredUnknown: true },
    ...change,
  }));
  await open.stores.imports.add(
    north,
    deals.map((deal) => {
      const { id, name, stageId } = deal;
      const stage = { kind: 'open', stageId } as const;
      return { deal, said: { externalId: id, name, currency: euro, stage } };
    }),
  );
}

type ChangeOf = (change: Stores['deals']['change']) => Stores['deals']['change'];

async function start(wrap: ChangeOf = (change) => change, deadlineMs = 60_000) {
  const { deals } = open.stores;
  const stores = { ...open.stores, deals: { ...deals, change: wrap(deals.change) } };
  const surface = { commands: [cleanupCommand], modals: [cleanUpModal] };
  running = await startTestApp({ surface, stores, deadlineMs });
  running.slack.clock.moveTo(monday);
  const sam = running.slack.person('U_SAM');
  await sam.types('C_DEALS', '/deal cleanup');
  await sam.waits(() => sam.hasModal());
  return sam;
}

async function stored(number: number): Promise<Deal> {
  const deal = await open.stores.deals.byNumber(north, DealNumber.parse(number));
  if (deal === undefined) throw new Error(`no deal ${number}`);
  return deal;
}

const eight = [1, 2, 3, 4, 5, 6, 7, 8];
const allLost = Object.fromEntries(eight.map((n) => [`#${n} Deal`, 'Lost']));

describe('a page of the clean-up', () => {
  it('shows what the file said, by which one decides', async () => {
    const nextStep = { text: 'call Dana', on: IsoDate.parse('2026-01-10') };
    await importDeals(1, { nextStep, expectedClose: IsoDate.parse('2026-04-10') });
    const sam = await start();
    const view = JSON.stringify(sam.modal().view.blocks);
    expect(view).toContain('next: call Dana, 10 Jan (past) · close 10 Apr');
    expect(view).toContain('Keep: close Fri 10 Apr stands');
    expect(sam.modal().submit).toBe('Save');
  });

  it('loses and doubles nothing when the database is slow and answers get lost', async () => {
    await importDeals(10);
    let calls = 0;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const sam = await start(
      (change) =>
        async (...asked) => {
          calls += 1;
          const nth = calls;
          if (nth > 8) return change(...asked);
          await held;
          if (nth % 2 === 0) await change(...asked);
          throw Object.assign(new Error('connection 3 closed'), { name: 'MongoNetworkError' });
        },
      300,
    );
    await sam.fills(allLost);
    await sam.submits();
    await sam.waits(() => sam.modal().text.includes('Not confirmed yet'));
    letGo();

    await sam.waits(() => sam.modal().text.includes('So far: 8 lost'));
    expect(sam.modal().text).toContain('2 imported deals wait for your look');
    const deals = await Promise.all(eight.map(stored));
    expect(calls).toBe(16);
    expect(deals.map(({ revision }) => revision)).toEqual(eight.map(() => 2));
    expect(
      deals.map(({ history }) => history.filter(({ type }) => type === 'closed').length),
    ).toEqual(eight.map(() => 1));
  });

  it('asks again about a deal that found no gap, and about no other', async () => {
    await importDeals(3);
    let busy = true;
    const sam = await start((change) => async (workspaceId, id, key, decide) => {
      if (id !== 2 || !busy) return change(workspaceId, id, key, decide);
      busy = false;
      throw new Busy('deal 2');
    });
    await sam.fills({ '#1 Deal': 'Lost', '#2 Deal': 'Lost', '#3 Deal': 'Wait until' });
    await sam.submits();

    await sam.waits(() => sam.modal().text.includes('So far: 1 waits, 1 lost'));
    expect(sam.modal().text).toContain('#2 is being changed by many at once');
    expect(sam.modal().text).not.toContain('#3 Deal');
    await sam.submits();
    await sam.waits(() => sam.sees('C_DEALS').includes('Done: 1 waits, 2 lost.'));
  });

  it('tells of a deal that was closed or given away meanwhile, and goes on', async () => {
    await importDeals(2);
    const sam = await start();
    const { deals } = open.stores;
    await deals.change(north, DealNumber.parse(2), 'given-away', (deal) =>
      decided({
        deal: { ...deal, ownerId: UserId.parse('U_PRIYA') },
        done: { kind: 'noted', number: deal.number, name: deal.name, at: monday },
      }),
    );
    await sam.fills({ '#1 Deal': 'Lost', '#2 Deal': 'Lost' });
    await sam.submits();

    await sam.waits(() => sam.sees('C_DEALS').includes('Done: 1 lost.'));
    expect(sam.sees('C_DEALS')).toContain('#2 has another owner now.');
    expect((await stored(2)).standing.kind).toBe('open');
  });

  it('asks a date ahead of those that wait', async () => {
    await importDeals(1);
    const sam = await start();
    await sam.fills({ '#1 Deal': 'Wait until', 'Date for Close and Wait': '2026-03-02' });
    await sam.submits();
    expect(sam.modal().errors).toEqual({
      'Date for Close and Wait': 'Pick a day after today for those that close or wait.',
    });
    await sam.fills({ 'Date for Close and Wait': '2026-04-02', 'Reason for Wait': 'Budget' });
    await sam.submits();
    await sam.waits(() => sam.sees('C_DEALS').includes('Done: 1 waits.'));
    expect((await stored(1)).waiting).toMatchObject({ until: '2026-04-02', reason: 'Budget' });
  });
});

describe('what the clean-up asks about', () => {
  it('is what this person imported lately and nobody looked at, in order', async () => {
    await importDeals(3);
    const before = new Date(monday.getTime() - 1);
    const ask = async (importedSince: Date, afterNumber = 0) => {
      const cleanUp = { importedSince, afterNumber };
      const query = { ownerId: sams, cleanUp, limit: 9 };
      const found = await open.stores.deals.list(north, query);
      expect(await open.stores.deals.count(north, query)).toBe(found.length);
      return found.map(({ number }) => number);
    };
    expect(await ask(before)).toEqual([1, 2, 3]);
    expect(await ask(before, 1)).toEqual([2, 3]);
    expect(await ask(new Date(monday.getTime() + 1))).toEqual([]);
    const sam = await start();
    await sam.fills({ '#1 Deal': 'Keep: look Tue 3 Mar', '#2 Deal': 'Wait until' });
    await sam.submits();
    expect(await ask(before)).toEqual([3]);
  });
});
