import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDeal } from '../../src/domain/create-deal.ts';
import { DealId } from '../../src/domain/ids.ts';
import { logCommand } from '../../src/slack/commands/log.ts';
import { showSpokenOf } from '../../src/slack/commands/show.ts';
import type { Caller, Context } from '../../src/slack/context.ts';
import { newDealModal, newDealView } from '../../src/slack/modals/new-deal.ts';
import { aHouse, aMember, anAct, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';
import { filledState } from './modals/modal-samples.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(async () => {
  await open.reset();
  for (const account of ['Acme', 'Globex']) {
    const id = DealId.parse(`d-${account}`);
    const made = createDeal(id, aHouse(), aMember(), anAct(), { account, ownerId: sam });
    if (!made.ok) throw new Error('not created');
    await open.stores.deals.create(made.draft);
  }
  // The rules and the member are in the cache, as they are in a bot that has run for a moment.
  await open.stores.workspaces.house(team);
  await open.stores.members.member(team, sam);
});
afterAll(async () => {
  await open.close();
});

function setting() {
  const act = anAct();
  const caller: Caller = {
    workspaceId: team,
    userId: sam,
    member: aMember(),
    house: aHouse(),
    key: act.key,
    act,
  };
  const context = {
    stores: open.stores,
    now: () => open.clock.now,
    nudge: () => undefined,
    aside: () => true,
  } as unknown as Context;
  return { caller, context };
}

/** What the database was asked before the answer stood, in order. */
async function calls(ask: () => Promise<unknown>): Promise<readonly string[]> {
  const { db } = open.database.connection;
  if (db === undefined) throw new Error('not connected');
  await db.command({ profile: 2 });
  await ask();
  await db.command({ profile: 0 });
  const rows = await db.collection('system.profile').find().sort({ ts: 1 }).toArray();
  await db.collection('system.profile').drop();
  return rows.flatMap(({ op, ns, command, planSummary }) => {
    const [, collection] = String(ns).split('.');
    const name = op === 'command' ? Object.keys(command)[0] : op;
    const by = /words: 1/.test(planSummary) ? ' by words' : '';
    return collection === 'system' || name === 'profile' ? [] : [`${name} ${collection}${by}`];
  });
}

describe('what the database is asked before an answer', () => {
  it('reads a deal named by its number once, and writes it once', async () => {
    const { caller, context } = setting();

    const made = await calls(() => logCommand.run('#1 call about terms', caller, context));

    expect(made).toEqual(['query deals', 'findAndModify deals']);
    const again = await calls(() => logCommand.run('#1 call about terms', caller, context));
    expect(again).not.toContain('insert deals');
    expect((await open.stores.deals.byId(team, DealId.parse('d-Acme')))?.revision).toBe(2);
  });

  it('looks for words among open and closed deals at once, by the index of words', async () => {
    const { caller, context } = setting();

    const made = await calls(() => logCommand.run('acme call about terms', caller, context));

    expect(made).toEqual([
      'aggregate deals by words',
      'aggregate deals by words',
      'query deals',
      'findAndModify deals',
    ]);
  });

  it('looks once for a deal in words that no command is named by', async () => {
    const { caller, context } = setting();

    const made = await calls(() => showSpokenOf('nobody by that name', caller, context));

    expect(made).toEqual(['aggregate deals by words', 'aggregate deals by words']);
  });

  it('makes a deal with one look for a lost one beside its two writes', async () => {
    const { caller, context } = setting();
    const view = newDealView({ ownerId: sam, account: 'Acme' }, aHouse(), 'en');
    const state = filledState(view);

    const made = await calls(() =>
      newDealModal.submit({ state, metadata: view.private_metadata ?? '', view }, caller, context),
    );

    expect(made.toSorted()).toEqual([
      'aggregate deals by words',
      'findAndModify workspaces',
      'insert deals',
    ]);
  });
});
