import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { ChoiceId, EntryId } from '../../src/domain/ids.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { aHouse, aMember, anAct, team } from '../support/build.ts';
import { countingMeter } from '../support/quiet-parts.ts';
import { outboxesOf } from '../support/relay-check.ts';
import { type Script, scriptedMessenger } from '../support/scripted-messenger.ts';
import { aNewDeal, workOn } from '../support/some-work.ts';
import { say } from '../support/stored-deals.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

/* One entry that cannot be got rid of holds up no other for long, and an operator sees it. */

const minuteMs = 60_000;
const entryId = EntryId.parse('e-1');

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(() => open.reset());
afterAll(() => open.close());

function aRelay(script: Script = {}) {
  const messenger = scriptedMessenger(script);
  const relay = createRelay({
    workspaceId: team,
    outbox: open.stores.outbox,
    messenger,
    log: open.log,
    meter: countingMeter(),
    random: () => 0.5,
    monotonic: () => open.clock.now.getTime(),
  });
  return { messenger, relay };
}

/** As workers do it: what breaks a claim is not the end of the process. */
async function drainFor(minutes: number, relay: { drain(): Promise<unknown> }): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await relay.drain().catch(() => undefined);
    open.clock.now = new Date(open.clock.now.getTime() + minuteMs);
  }
}

async function lost(name: string): Promise<Deal> {
  const deal = await aNewDeal(open.stores, name);
  await workOn(open.stores, deal);
  const outcome = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
  const changed = await open.stores.deals.change(team, deal.id, `lose-${name}`, (now) =>
    close(now, aHouse(), aMember(), anAct(), { version: now.version, outcome }),
  );
  if (!changed.ok) throw new Error(changed.refusal.kind);
  return changed.deal;
}

describe('a retro that cannot follow its close', () => {
  it('is given up after five tries, and the deal goes on saying everything else', async () => {
    const deal = await lost('broken');
    const retro = { _id: `${team}:${deal.id}:1`, workspaceId: team, outcome: 'none' };
    const { connection } = open.database;
    await connection.collection<{ _id: string }>('retros').insertOne(retro);
    const { messenger, relay } = aRelay();

    await drainFor(1, relay);
    await say(open.stores.deals, deal, { kind: 'thread', entryId, id: 'reply-after' });
    await drainFor(120, relay);

    const left = (await outboxesOf(open.database)).flatMap(({ outbox }) => outbox);
    expect(left).toMatchObject([{ facts: { kind: 'retro' }, state: 'dead' }]);
    expect(messenger.posts.map(({ id }) => id)).toContain('reply-after');
    expect(await open.stores.outbox.stranded(team, 10)).toMatchObject([{ attempts: 5 }]);
  });
});
