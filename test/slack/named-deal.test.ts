import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDeal } from '../../src/domain/create-deal.ts';
import { DealId } from '../../src/domain/ids.ts';
import type { Caller, Context } from '../../src/slack/context.ts';
import { namedDeal } from '../../src/slack/named-deal.ts';
import { aHouse, aMember, anAct, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

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

const caller: Caller = {
  workspaceId: team,
  userId: sam,
  member: aMember(),
  house: aHouse(),
  key: 'k1',
  act: anAct(),
};

async function deals(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const input = { account: name, ownerId: sam };
    const id = DealId.parse(`d-${name.replaceAll(/\W/g, '-')}`);
    const made = createDeal(id, aHouse(), aMember(), anAct({ key: name }), input);
    if (!made.ok) throw new Error('not created');
    await open.stores.deals.create(made.draft);
  }
}

async function named(words: string) {
  const context = { stores: open.stores, now: () => open.clock.now } as unknown as Context;
  const found = await namedDeal(words, 'note', caller, context);
  return found.ok ? [found.deal.account, found.rest] : JSON.stringify(found.reply);
}

describe('a deal named by words', () => {
  it('is found among a hundred that share its first word', async () => {
    await deals('Acme Zebra', 'Acme AG', 'Acme Age');
    await deals(...Array.from({ length: 100 }, (_, n) => `Acme plant${n}`));

    expect(await named('acme zebra they called')).toEqual(['Acme Zebra', 'they called']);
    expect(await named('acme zeb they called')).toEqual(['Acme Zebra', 'they called']);
    expect(await named('acme ag they called')).toEqual(['Acme AG', 'they called']);
    expect(await named('acme plant99 plant is closed')).toEqual(['Acme plant99', 'is closed']);
    expect(await named('acme they called')).toContain('Several deals match “acme”');
  });

  it('shows words that no button can carry whole, to be sent again', async () => {
    await deals('Globex north', 'Globex south');
    const said = 'They asked for a longer trial. '.repeat(90);

    const offered = await named(`globex ${said}That is the end.`);
    expect(offered).toContain('That is the end.');
    expect(offered).toContain('Globex south');
    expect(offered).not.toContain('"type":"button"');
    expect(await named('globex and a few words')).toContain('note #2 and a few words');
  });

  it('takes words as long as they narrow the deals down', async () => {
    await deals('Globex north', 'Globex south');

    expect(await named('globex south said yes')).toEqual(['Globex south', 'said yes']);
    expect(await named('globex said yes')).toContain('Several deals match “globex”');
    expect(await named('nobody said yes')).toContain('nobody');
  });
});
