import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Announcement } from '../../src/domain/announcement.ts';
import { close } from '../../src/domain/closing.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { ChoiceId, EntryId } from '../../src/domain/ids.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { aHouse, aMember, anAct, team } from '../support/build.ts';
import { countingMeter } from '../support/quiet-parts.ts';
import { isEmpty, outboxesOf } from '../support/relay-check.ts';
import { type Script, scriptedMessenger } from '../support/scripted-messenger.ts';
import { seededRandom } from '../support/seeded-random.ts';
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
async function drainFor(
  times: number,
  relay: { drain(): Promise<unknown> },
  everyMs = minuteMs,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await relay.drain().catch(() => undefined);
    open.clock.now = new Date(open.clock.now.getTime() + everyMs);
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
    await drainFor(24, relay, 5 * minuteMs);

    const left = (await outboxesOf(open.database)).flatMap(({ outbox }) => outbox);
    expect(left).toMatchObject([{ facts: { kind: 'retro' }, state: 'dead' }]);
    expect(messenger.posts.map(({ id }) => id)).toContain('reply-after');
    expect(await open.stores.outbox.stranded(team, 10)).toMatchObject([{ attempts: 5 }]);
  });
});

describe('an entry that Slack never takes', () => {
  const isPoison = ({ id }: Announcement) => id === 'd-poison.1/card';
  const others = Array.from({ length: 12 }, (_, at) => `other-${at}`);

  async function aDealThatCannotBeSaid(): Promise<void> {
    await workOn(open.stores, await aNewDeal(open.stores, 'poison'));
  }

  /** Every ten minutes another deal has something to say. */
  async function twoBusyHours(relay: { drain(): Promise<unknown> }): Promise<void> {
    for (const name of others) {
      await aNewDeal(open.stores, name);
      await drainFor(5, relay, 2 * minuteMs);
    }
  }

  it.each(['lost-before', 'unreachable'] as const)(
    'while it takes others (%s) is given up, and what waited behind it is said',
    async (fault) => {
      await aDealThatCannotBeSaid();
      const { messenger, relay } = aRelay({ fault: (entry) => (isPoison(entry) ? fault : 'ok') });

      await twoBusyHours(relay);

      const stranded = await open.stores.outbox.stranded(team, 10);
      expect(stranded).toMatchObject([{ id: 'd-poison.1/card', state: 'dead' }]);
      expect(stranded[0]?.lastError).toMatch(/^[0-9a-f]{8}: (HTTP 500|ECONNREFUSED)$/);
      const reference = stranded[0]?.lastError?.slice(0, 8);
      expect(open.log.lines).toContainEqual(
        expect.objectContaining({
          level: 'error',
          facts: expect.objectContaining({ reference, entry: 'd-poison.1/card' }),
        }),
      );
      const kinds = messenger.posts
        .filter(({ subject }) => subject === 'd-poison')
        .map(({ entry }) => entry.facts.kind);
      expect(kinds).toEqual(['thread', 'thread']);
    },
  );

  it('is tried again when an operator asks for it', async () => {
    await aDealThatCannotBeSaid();
    const broken = { yes: true };
    const { messenger, relay } = aRelay({
      fault: (entry) => (broken.yes && isPoison(entry) ? 'lost-before' : 'ok'),
    });
    await twoBusyHours(relay);

    broken.yes = false;
    await open.stores.outbox.retryStranded(team, 'all');
    await drainFor(1, relay);

    expect(messenger.posts.filter(({ entry }) => isPoison(entry))).toHaveLength(1);
    expect(await open.stores.outbox.stranded(team, 10)).toEqual([]);
  });

  it('is given up after a day when nothing else is said and Slack can be read', async () => {
    await aDealThatCannotBeSaid();
    const { relay } = aRelay({ fault: (entry) => (isPoison(entry) ? 'lost-before' : 'ok') });

    await drainFor(23 * 2, relay, 30 * minuteMs);
    const before = await open.stores.outbox.stranded(team, 10);
    await drainFor(6 * 2, relay, 30 * minuteMs);

    expect(before).toEqual([]);
    expect(await open.stores.outbox.stranded(team, 10)).toMatchObject([
      { id: 'd-poison.1/card', state: 'dead' },
    ]);
    expect(isEmpty(await outboxesOf(open.database))).toBe(true);
  });

  it('for hours because it takes one in three of all costs nobody anything', async () => {
    const random = seededRandom(7);
    const bad = { yes: true };
    const { messenger, relay } = aRelay({
      fault: () => (bad.yes && random() < 2 / 3 ? 'lost-before' : 'ok'),
    });

    await twoBusyHours(relay);
    bad.yes = false;
    await drainFor(12, relay, 5 * minuteMs);

    expect(await open.stores.outbox.stranded(team, 10)).toEqual([]);
    expect(messenger.posts).toHaveLength(others.length);
    expect(isEmpty(await outboxesOf(open.database))).toBe(true);
  });
});
