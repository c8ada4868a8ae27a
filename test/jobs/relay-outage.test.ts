import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { announce } from '../../src/domain/announcement.ts';
import { UserId } from '../../src/domain/ids.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { checkPosts, isEmpty, outboxesOf } from '../support/relay-check.ts';
import { report } from '../support/report.ts';
import { type Fault, type Script, scriptedMessenger } from '../support/scripted-messenger.ts';
import { aNewDeal, workOn } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const minuteMs = 60_000;

let open: TestStores;
beforeEach(async () => {
  open = await openTestStores();
});
afterEach(async () => {
  await open.close();
});

function moveClock(ms: number): void {
  open.clock.now = new Date(open.clock.now.getTime() + ms);
}

function aRelay(script: Script) {
  const messenger = scriptedMessenger(script);
  const relay = createRelay({
    workspaceId: team,
    outbox: open.stores.outbox,
    messenger,
    log: noLog,
    meter: countingMeter(),
    monotonic: () => open.clock.now.getTime(),
  });
  return { messenger, relay };
}

const outages: readonly (readonly [Fault, NonNullable<Script['lookUpFault']>])[] = [
  ['unreachable', () => 'unreachable'],
  ['lost-before', () => 'unreachable'],
  ['lost-after', () => 'unreachable'],
  ['rate-limited', () => 'unreachable'],
  ['lost-before', () => 'ok'],
];

describe('an outage of Slack', () => {
  it.each(outages)(
    'of hours (%s) costs nobody anything, and nothing twice',
    async (fault, look) => {
      for (const name of ['a', 'b', 'c'])
        await workOn(open.stores, await aNewDeal(open.stores, name));
      const before = await outboxesOf(open.database);
      const down = { yes: true };
      const { messenger, relay } = aRelay({
        fault: () => (down.yes ? fault : 'ok'),
        lookUpFault: (entry) => (down.yes ? look(entry) : 'ok'),
        retryAfterMs: 30_000,
      });

      for (let step = 0; step < 40; step += 1) {
        await relay.drain();
        moveClock(5 * minuteMs);
      }
      const stranded = await open.stores.outbox.stranded(team, 100);
      const calls = messenger.calls.length;
      down.yes = false;
      for (let minute = 0; minute < 8; minute += 1) {
        moveClock(minuteMs);
        await relay.drain();
      }

      const after = await outboxesOf(open.database);
      report(`${fault} for 200 minutes: ${calls} calls, ${messenger.posts.length} posts`);
      expect(stranded).toEqual([]);
      expect(isEmpty(after)).toBe(true);
      expect(checkPosts(before, messenger.posts, after)).toEqual({
        twice: [],
        missing: [],
        outOfOrder: [],
        flagged: 0,
      });
    },
  );

  it('leaves one card per deal and no stale message to say when it is over', async () => {
    const deal = await aNewDeal(open.stores, 'flood');
    await workOn(open.stores, deal);
    const sam = UserId.parse('U_SAM');
    const hello = announce(
      'm-1',
      { to: 'person', userId: sam },
      { kind: 'welcome' },
      open.clock.now,
    );
    const expiresAt = new Date(open.clock.now.getTime() + 30 * minuteMs);
    await open.stores.members.edit(team, sam, { welcomedAt: open.clock.now }, [
      { ...hello, expiresAt },
    ]);
    const down = { yes: true };
    const { messenger, relay } = aRelay({
      fault: () => (down.yes ? 'unreachable' : 'ok'),
    });
    for (let minute = 0; minute < 50; minute += 1) {
      await relay.drain();
      moveClock(minuteMs);
    }
    await workOn(open.stores, deal);
    down.yes = false;
    for (let minute = 0; minute < 8; minute += 1) {
      await relay.drain();
      moveClock(minuteMs);
    }

    const cards = messenger.posts.filter(({ entry }) => entry.facts.kind === 'card');
    expect(cards.length).toBe(1);
    expect(messenger.posts.map(({ id }) => id)).not.toContain('m-1');
  });
});

describe('what was given up', () => {
  it('is tried again when an operator asks for it, and not by itself', async () => {
    await workOn(open.stores, await aNewDeal(open.stores, 'poison'));
    const broken = { yes: true };
    const { messenger, relay } = aRelay({ fault: () => (broken.yes ? 'throw' : 'ok') });
    for (let hour = 0; hour < 30; hour += 1) {
      await relay.drain();
      moveClock(60 * minuteMs);
    }
    const dead = await open.stores.outbox.stranded(team, 100);
    broken.yes = false;
    await open.stores.outbox.retryStranded(team, 'no-destination');
    await relay.drain();
    const byItself = messenger.posts.length;

    const retried = await open.stores.outbox.retryStranded(team, 'all');
    await relay.drain();

    expect(dead.length).toBeGreaterThan(0);
    expect(new Set(dead.map(({ state }) => state))).toEqual(new Set(['dead']));
    expect(byItself).toBe(0);
    expect(retried).toBe(1);
    expect(messenger.posts.map(({ id }) => id)).toEqual(
      expect.arrayContaining(dead.map(({ id }) => id)),
    );
    expect(await open.stores.outbox.stranded(team, 100)).toEqual([]);
  });

  it('is looked for before it is posted when it may stand already', async () => {
    await aNewDeal(open.stores, 'doubt');
    const seen = { readable: false };
    const { messenger, relay } = aRelay({
      fault: () => 'lost-after',
      lookUpFault: () => (seen.readable ? 'ok' : 'unreadable'),
    });
    for (let minute = 0; minute < 80; minute += 1) {
      await relay.drain();
      moveClock(minuteMs);
    }
    const flagged = await open.stores.outbox.stranded(team, 100);
    seen.readable = true;
    await open.stores.outbox.retryStranded(team, 'all');
    await relay.drain();

    expect(flagged.map(({ state }) => state)).toEqual(['uncertain']);
    expect(messenger.posts).toHaveLength(1);
    expect(await open.stores.outbox.stranded(team, 100)).toEqual([]);
    expect(isEmpty(await outboxesOf(open.database))).toBe(true);
  });
});
