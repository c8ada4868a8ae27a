import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRelay, type RelayOptions } from '../../src/jobs/relay.ts';
import { blindRelay } from '../support/blind-relay.ts';
import { aDeal, team } from '../support/build.ts';
import { Crash, crashingOutbox } from '../support/crashing-outbox.ts';
import { createGate } from '../support/gate.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { checkPosts, isEmpty, outboxesOf } from '../support/relay-check.ts';
import { report } from '../support/report.ts';
import { type Fault, type Script, scriptedMessenger } from '../support/scripted-messenger.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { aNewDeal, workOn } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';
import { until } from '../support/until.ts';

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

async function someDeals(count: number): Promise<void> {
  const left = Array.from({ length: count }, (_, index) => String(index)).values();
  const worker = async () => {
    for (const name of left) await workOn(open.stores, await aNewDeal(open.stores, name));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

function relayWith(options: Pick<RelayOptions, 'outbox' | 'messenger'> & Partial<RelayOptions>) {
  return createRelay({
    workspaceId: team,
    log: noLog,
    meter: countingMeter(),
    monotonic: () => open.clock.now.getTime(),
    ...options,
  });
}

/** A process that is started again whenever it dies. */
async function drainThroughCrashes(relay: { drain(): Promise<unknown> }): Promise<void> {
  for (;;) {
    try {
      await relay.drain();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

function weighted(random: () => number): Fault {
  const drawn = random();
  if (drawn < 0.06) return 'lost-after';
  if (drawn < 0.12) return 'lost-before';
  if (drawn < 0.17) return 'rate-limited';
  if (drawn < 0.22) return 'refused';
  if (drawn < 0.26) return 'throw';
  return 'ok';
}

function troubledScript(seed: number): Script {
  const random = seededRandom(seed);
  return {
    fault: () => weighted(random),
    lookUpFault: () => (random() < 0.03 ? 'unreadable' : random() < 0.1 ? 'throw' : 'ok'),
    delay: async () => {
      if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('two relays on one database with Slack in trouble and dying processes', () => {
  const seeds = [Number(process.env.SEED ?? Date.now() % 1_000_000)];

  it.each(seeds)('say everything exactly once or flag it, in order (seed %d)', async (seed) => {
    await someDeals(60);
    const before = await outboxesOf(open.database);
    const messenger = scriptedMessenger(troubledScript(seed));
    const random = seededRandom(seed + 1_000);
    const processes = await Promise.all(
      [open.stores, await open.another()].map(async (stores) => {
        const outbox = crashingOutbox(stores.outbox, () => random() < 0.02);
        return { outbox, relay: relayWith({ outbox, messenger, random }) };
      }),
    );
    const began = performance.now();

    let rounds = 0;
    for (; rounds < 200 && !isEmpty(await outboxesOf(open.database)); rounds += 1) {
      await Promise.all(processes.map(({ relay }) => drainThroughCrashes(relay)));
      moveClock(rounds < 20 ? 16_000 : 900_000);
    }

    const after = await outboxesOf(open.database);
    const verdict = checkPosts(before, messenger.posts, after);
    const crashes = processes.reduce((sum, { outbox }) => sum + outbox.crashes(), 0);
    const said = before.reduce((sum, { outbox }) => sum + outbox.length, 0);
    const ms = Math.round(performance.now() - began);
    report(
      `seed ${seed}: ${said} entries, ${messenger.posts.length} posts, ${messenger.calls.length} calls, ${messenger.lookUps.length} look-ups, ${crashes} crashes, ${verdict.flagged} flagged, ${rounds} rounds, ${ms} ms`,
    );
    expect(isEmpty(after)).toBe(true);
    expect(crashes).toBeGreaterThan(0);
    expect(messenger.lookUps.length).toBeGreaterThan(0);
    expect(verdict).toEqual({ twice: [], missing: [], outOfOrder: [], flagged: verdict.flagged });
    expect(verdict.flagged).toBeLessThan(said / 10);
  });

  it('is a check that a relay without look-ups fails', async () => {
    await someDeals(40);
    const before = await outboxesOf(open.database);
    const messenger = scriptedMessenger(troubledScript(1));
    const relay = blindRelay(open.stores.outbox, messenger);

    for (let round = 0; round < 60 && !isEmpty(await outboxesOf(open.database)); round += 1) {
      await relay.drain();
      moveClock(16_000);
    }

    const { twice } = checkPosts(before, messenger.posts, await outboxesOf(open.database));
    report(`blind relay: ${twice.length} entries stand twice`);
    expect(twice.length).toBeGreaterThan(0);
  });
});

describe('a relay', () => {
  it('leaves a rate-limited channel alone for as long as Slack asks, and delays no other', async () => {
    await someDeals(30);
    const limited = { until: open.clock.now.getTime() + 30_000 };
    const messenger = scriptedMessenger({
      channelOf: (subject) => {
        const number = subject.kind === 'deal' ? subject.deal.number : 0;
        return number % 2 === 0 ? 'CEVEN' : 'CODD';
      },
      fault: (_entry, channel) =>
        channel === 'CEVEN' && open.clock.now.getTime() < limited.until ? 'rate-limited' : 'ok',
      retryAfterMs: 30_000,
    });
    const relay = relayWith({ outbox: open.stores.outbox, messenger });

    await relay.drain();
    moveClock(29_000);
    await relay.drain();

    const callsTo = (channel: string) => messenger.calls.filter((call) => call.channel === channel);
    expect(callsTo('CEVEN')).toHaveLength(1);
    const odd = (await outboxesOf(open.database)).filter(({ outbox }) => outbox.length === 0);
    expect(odd.length).toBe(15);
    const callsBefore = messenger.calls.length;
    moveClock(120_000);
    await relay.drain();
    expect(isEmpty(await outboxesOf(open.database))).toBe(true);
    expect(callsTo('CEVEN').length).toBe(1 + messenger.calls.length - callsBefore);
  });

  it('gives a row that cannot be rendered to the operator and finishes all others', async () => {
    await someDeals(10);
    const meter = countingMeter();
    const messenger = scriptedMessenger({
      fault: (entry) => (entry.id.startsWith('d-3.') ? 'throw' : 'ok'),
    });
    const relay = relayWith({ outbox: open.stores.outbox, messenger, meter });

    await relay.drain();
    const healthy = (await outboxesOf(open.database)).filter(({ id }) => id !== 'd-3');
    for (let hour = 0; hour < 50; hour += 1) {
      moveClock(3_600_000);
      await relay.drain();
    }

    expect(healthy.every(({ outbox }) => outbox.length === 0)).toBe(true);
    const dead = await open.stores.outbox.stranded(team, 100);
    expect(dead.length).toBeGreaterThan(0);
    for (const entry of dead) {
      expect(entry.id.startsWith('d-3.')).toBe(true);
      expect(entry.state).toBe('dead');
      expect(entry.attempts).toBe(5);
      expect(entry.lastError).toMatch(/^[0-9a-f]{8}: TypeError: cannot render$/);
    }
    const calls = messenger.calls.filter(({ id }) => id.startsWith('d-3.'));
    expect(calls.length).toBe(dead.length * 5);
  });

  it('waits for a channel without spinning, and says everything in order once there is one', async () => {
    await someDeals(5);
    const before = await outboxesOf(open.database);
    const invited = { yes: false };
    const messenger = scriptedMessenger({ fault: () => (invited.yes ? 'ok' : 'not-in-channel') });
    const relay = relayWith({ outbox: open.stores.outbox, messenger });

    await relay.drain();
    for (let minute = 0; minute < 50; minute += 1) {
      moveClock(60_000);
      await relay.drain();
    }
    expect(messenger.calls.length).toBeLessThanOrEqual(10);
    invited.yes = true;
    expect(await open.stores.outbox.retryStranded(team, 'no-destination')).toBe(5);
    await relay.drain();

    const after = await outboxesOf(open.database);
    expect(isEmpty(after)).toBe(true);
    expect(checkPosts(before, messenger.posts, after)).toEqual({
      twice: [],
      missing: [],
      outOfOrder: [],
      flagged: 0,
    });
  });
});

describe('a holder that was frozen past its lease', () => {
  it('says nothing any more when it wakes up', async () => {
    await aNewDeal(open.stores, 'frozen');
    const thaw = createGate();
    const asleep = createGate();
    const messenger = scriptedMessenger();
    const outbox = {
      ...open.stores.outbox,
      derive: async () => {
        asleep.open();
        await thaw.opened;
      },
    };
    const meter = countingMeter();
    const frozen = relayWith({ outbox, messenger, meter }).drain();
    await asleep.opened;
    moveClock(60_000);
    const other = relayWith({ outbox: (await open.another()).outbox, messenger });
    await other.drain();
    const postsOfOther = messenger.posts.length;

    thaw.open();
    await frozen;

    expect(postsOfOther).toBe(1);
    expect(messenger.posts).toHaveLength(1);
    expect(meter.counts.get('relay_lost_claims')).toBe(1);
  });

  it('cannot write down what another has settled, and the message stands once', async () => {
    await aNewDeal(open.stores, 'late');
    const thaw = createGate();
    const asleep = createGate();
    const messenger = scriptedMessenger();
    const outbox = {
      ...open.stores.outbox,
      sent: async (...args: Parameters<typeof open.stores.outbox.sent>) => {
        asleep.open();
        await thaw.opened;
        return await open.stores.outbox.sent(...args);
      },
    };
    const meter = countingMeter();
    const frozen = relayWith({ outbox, messenger, meter }).drain();
    await asleep.opened;
    moveClock(60_000);
    await relayWith({ outbox: (await open.another()).outbox, messenger }).drain();

    thaw.open();
    await frozen;

    expect(messenger.lookUps).toHaveLength(1);
    expect(messenger.posts).toHaveLength(1);
    expect(meter.counts.get('relay_lost_claims')).toBe(1);
    expect(isEmpty(await outboxesOf(open.database))).toBe(true);
  });
});

describe('a clock that is moved a day while something is being posted', () => {
  async function moveWhilePosting(
    move: (relay: ReturnType<typeof relayWith>) => Promise<void>,
    takenOver: (posts: number) => Promise<boolean>,
  ) {
    await aNewDeal(open.stores, 'slow');
    const posting = createGate();
    const answer = createGate();
    let calls = 0;
    const messenger = scriptedMessenger({
      fault: () => {
        posting.open();
        return 'ok';
      },
      delay: async () => {
        calls += 1;
        if (calls === 1) await answer.opened;
      },
    });
    const relay = relayWith({ outbox: open.stores.outbox, messenger });
    const first = relay.drain();
    await posting.opened;
    const moved = move(relay);
    const second = relay.drain();
    await until('somebody took it over, or had the time', () => takenOver(messenger.posts.length));
    answer.open();
    await Promise.all([moved, first, second]);
    await relay.drain();
    return messenger.posts.length;
  }

  it('is moved when that has come to its end, and nothing stands twice', async () => {
    const day = 24 * 3_600_000;
    const before = open.clock.now.getTime();

    let rounds = 0;
    const posts = await moveWhilePosting(
      (relay) => relay.atRest(() => moveClock(day)),
      async () => {
        await open.stores.outbox.stranded(team, 1);
        rounds += 1;
        return rounds > 10;
      },
    );

    expect(posts).toBe(1);
    expect(open.clock.now.getTime()).toBe(before + day);
  });

  it('is what a clock that moves at once would break', async () => {
    const posts = await moveWhilePosting(
      async () => moveClock(24 * 3_600_000),
      async (standing) => standing > 0,
    );

    expect(posts).toBe(2);
  });
});

describe('a started relay', () => {
  it('is woken by a nudge, and stops within its bound while a call hangs', async () => {
    const messenger = scriptedMessenger({ fault: () => 'hang' });
    const relay = relayWith({
      outbox: open.stores.outbox,
      messenger,
      pollMs: 3_600_000,
      hangMs: 500,
      monotonic: () => performance.now(),
    });
    relay.start();
    await aNewDeal(open.stores, aDeal().name.slice(0, 4));
    relay.nudge();
    while (messenger.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));

    const inTime = await relay.stop(50);
    const afterwards = await relay.stop(10_000);

    expect(inTime).toBe(false);
    expect(afterwards).toBe(true);
  });
});
