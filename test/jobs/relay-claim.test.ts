import { describe, expect, it } from '@jest/globals';
import { type Announcement, announce, type Destination } from '../../src/domain/announcement.ts';
import { EntryId } from '../../src/domain/ids.ts';
import { createBlame } from '../../src/jobs/blame.ts';
import { createChannelPauses } from '../../src/jobs/channel-pauses.ts';
import { relayClaim } from '../../src/jobs/relay-claim.ts';
import type { Claim, OutboxStore, Place } from '../../src/outbox-ports.ts';
import { aDeal, monday, sam, team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { type Script, scriptedMessenger } from '../support/scripted-messenger.ts';

type Later = Parameters<OutboxStore['later']>[2];

/** The store's side of one claim, written down. */
function recorder(lostAfter = Number.POSITIVE_INFINITY) {
  const sent: { id: string; place: Place | undefined }[] = [];
  const later: ({ id: string } & Later)[] = [];
  const expired: { id: string; why: string }[] = [];
  let writes = 0;
  const state = { released: false };
  const outbox: OutboxStore = {
    claim: async () => undefined,
    follow: async () => undefined,
    sent: async (_claim, entry, place) => {
      writes += 1;
      if (writes > lostAfter) return false;
      sent.push({ id: entry.id, place });
      return true;
    },
    expired: async (_claim, entry, why) => {
      expired.push({ id: entry.id, why });
      return true;
    },
    later: async (_claim, entry, why) => {
      writes += 1;
      if (writes > lostAfter) return false;
      later.push({ id: entry.id, ...why });
      return true;
    },
    release: async () => {
      state.released = true;
    },
    derive: async () => undefined,
    stranded: async () => [],
    retryStranded: async () => 0,
  };
  return { outbox, sent, later, expired, state };
}

function entry(
  id: string,
  destination: Destination = { to: 'thread' },
  overrides: Partial<Announcement> = {},
): Announcement {
  const facts = { kind: 'thread', entryId: EntryId.parse(id) } as const;
  return { ...announce(id, destination, facts, monday), attempts: 1, ...overrides };
}

function card(id: string): Announcement {
  return { ...announce(id, { to: 'deals' }, { kind: 'card' }, monday), attempts: 1 };
}

async function relay(
  entries: readonly Announcement[],
  script: Script = {},
  options: {
    lostAfter?: number;
    mayGoOn?: () => boolean;
    hangMs?: number;
    derive?: OutboxStore['derive'];
  } = {},
) {
  const store = recorder(options.lostAfter);
  const messenger = scriptedMessenger(script);
  const meter = countingMeter();
  const claim: Claim = {
    subject: { kind: 'deal', deal: aDeal() },
    workspaceId: team,
    fence: 1,
    at: monday,
    leaseMs: 60_000,
    entries,
  };
  const parts = {
    outbox: { ...store.outbox, ...(options.derive && { derive: options.derive }) },
    messenger,
    meter,
    log: noLog,
    pauses: createChannelPauses(() => 0),
    blame: createBlame(),
    random: () => 0.5,
    hangMs: options.hangMs ?? 1_000,
  };
  await relayClaim(parts, claim, options.mayGoOn ?? (() => true));
  const posted = messenger.posts.map(({ id }) => id);
  return { ...store, messenger, meter, posted };
}

const support = { to: 'support' } as const;
const person = { to: 'person', userId: sam } as const;

function secondsAgo(seconds: number): Date {
  return new Date(monday.getTime() - seconds * 1_000);
}

describe('one claim of the relay', () => {
  it('says entries in order and gives the document back', async () => {
    const { posted, sent, state } = await relay([card('a'), entry('b'), entry('c', support)]);

    expect(posted).toEqual(['a', 'b', 'c']);
    expect(sent.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(state.released).toBe(true);
  });

  it('says thread entries under the card that the same claim posted', async () => {
    const threads: (string | undefined)[] = [];
    await relay([card('a'), entry('b')], {
      channelOf: (subject) => {
        threads.push(subject.kind === 'deal' ? subject.deal.thread?.ts : undefined);
        return 'CDEALS';
      },
    });

    expect(threads).toContain('1.000000');
  });

  it('holds later entries of a channel that failed and goes on with others', async () => {
    const { posted, later } = await relay([entry('a'), entry('b', support), entry('c')], {
      fault: (one) => (one.id === 'a' ? 'refused' : 'ok'),
    });

    expect(posted).toEqual(['b']);
    expect(later).toMatchObject([
      { id: 'a', state: 'pending', afterMs: 5_000 },
      { id: 'c', state: 'pending', afterMs: 5_000, unspent: true },
    ]);
  });

  it('keeps the order behind an entry that failed earlier and is not due yet', async () => {
    const waits = entry('a', support, { dueAt: new Date(monday.getTime() + 9_000) });

    const { posted, later } = await relay([waits, entry('b', support), entry('c', person)]);

    expect(posted).toEqual(['c']);
    expect(later).toMatchObject([{ id: 'b', afterMs: 9_000, unspent: true }]);
  });

  it('lets others pass an entry that is only meant for later', async () => {
    const inTenMinutes = { dueAt: new Date(monday.getTime() + 600_000), attempts: 0 };

    const { posted, later } = await relay([entry('a', support, inTenMinutes), entry('b', support)]);

    expect(posted).toEqual(['b']);
    expect(later).toEqual([]);
  });

  it('makes no call to a channel that is rate limited, and none of its entries pays for it', async () => {
    const entries = [entry('a', support), entry('b', support), entry('c', person)];
    const { messenger, later, posted } = await relay(entries, {
      fault: (_one, channel) => (channel === 'CSUPPORT' ? 'rate-limited' : 'ok'),
      retryAfterMs: 30_000,
    });

    expect(messenger.calls.filter(({ channel }) => channel === 'CSUPPORT')).toHaveLength(1);
    expect(posted).toEqual(['c']);
    expect(later).toMatchObject([
      { id: 'a', state: 'pending', afterMs: 30_000, unspent: true },
      { id: 'b', state: 'pending', afterMs: 30_000, unspent: true },
    ]);
  });

  it('waits 15 seconds after a lost answer', async () => {
    const { later } = await relay([entry('a')], { fault: () => 'lost-after' });

    expect(later).toMatchObject([{ id: 'a', state: 'ambiguous', afterMs: 15_000 }]);
  });

  it.each(['sending', 'ambiguous'] as const)(
    'does not even look for a %s entry before 15 seconds have passed',
    async (state) => {
      const doubtful = entry('a', support, { state, firstAttemptAt: secondsAgo(4) });

      const { messenger, later } = await relay([doubtful]);

      expect(messenger.lookUps).toEqual([]);
      expect(messenger.calls).toEqual([]);
      expect(later).toMatchObject([{ state: 'ambiguous', afterMs: 11_000, unspent: true }]);
    },
  );

  it('finds what stands already and posts what does not', async () => {
    const state = { state: 'ambiguous', firstAttemptAt: secondsAgo(20) } as const;
    const { messenger, sent, posted } = await relay(
      [entry('a', support, state), entry('b', person, state)],
      { lookUpFault: () => 'ok' },
    );

    expect(messenger.lookUps).toEqual(['a', 'b']);
    expect(posted).toEqual(['a', 'b']);
    expect(sent.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('flags what nobody could look up for an hour, and never posts it', async () => {
    const state = { state: 'sending', firstAttemptAt: secondsAgo(3_700) } as const;
    const { messenger, later } = await relay([entry('a', support, state), entry('b', support)], {
      lookUpFault: () => 'unreadable',
    });

    expect(later).toMatchObject([{ id: 'a', state: 'uncertain' }]);
    expect(messenger.posts.map(({ id }) => id)).toEqual(['b']);
  });

  it.each(['unreadable', 'throw'] as const)(
    'looks again for an hour while looking up is %s, at no cost',
    async (fault) => {
      const state = { state: 'ambiguous', firstAttemptAt: secondsAgo(60) } as const;
      const { later, posted } = await relay([entry('a', support, { ...state, attempts: 5 })], {
        lookUpFault: () => fault,
      });

      expect(later).toMatchObject([{ state: 'ambiguous', afterMs: 45_000, unspent: true }]);
      expect(posted).toEqual([]);
    },
  );

  it('looks again without end while Slack cannot be reached', async () => {
    const state = { state: 'ambiguous', firstAttemptAt: secondsAgo(200_000) } as const;
    const { later, posted } = await relay([entry('a', support, { ...state, attempts: 5 })], {
      lookUpFault: () => 'unreachable',
    });

    expect(later).toMatchObject([{ state: 'ambiguous', afterMs: 225_000, unspent: true }]);
    expect(posted).toEqual([]);
  });

  it.each(['unreachable', 'lost-before', 'rate-limited'] as const)(
    'gives the try back when the trouble is not its own: %s',
    async (fault) => {
      const tried = entry('a', support, { attempts: 5, firstAttemptAt: secondsAgo(3_000) });
      const { later } = await relay([tried], { fault: () => fault, retryAfterMs: 30_000 });

      expect(later).toMatchObject([{ unspent: true }]);
      expect(['pending', 'ambiguous']).toContain(later[0]?.state);
      expect(later[0]?.afterMs).toBeLessThanOrEqual(300_000);
    },
  );

  it('gives up after five tries, with a reference, and goes on behind it', async () => {
    const { later, posted } = await relay(
      [entry('a', support, { attempts: 5 }), entry('b', support)],
      {
        fault: (one) => (one.id === 'a' ? 'throw' : 'ok'),
      },
    );

    expect(later).toMatchObject([{ id: 'a', state: 'dead' }]);
    expect(later[0]?.error).toMatch(/^[0-9a-f]{8}: TypeError: cannot render$/);
    expect(posted).toEqual(['b']);
  });

  it('keeps what has no channel, and what comes behind it, until there is one', async () => {
    const { later } = await relay([entry('a', support), entry('b', support)], {
      fault: () => 'not-in-channel',
    });

    expect(later).toMatchObject([
      { id: 'a', state: 'no-destination', unspent: true },
      { id: 'b', state: 'no-destination', unspent: true },
    ]);
  });

  it('gives a call that hangs two minutes before anybody looks whether it posted', async () => {
    const { later } = await relay([entry('a')], { fault: () => 'hang' }, { hangMs: 20 });

    expect(later).toMatchObject([{ id: 'a', state: 'ambiguous', afterMs: 120_000 }]);
  });

  it('says nothing more about a document that another process took over', async () => {
    const entries = [entry('a'), entry('b', support), entry('c', person)];

    const { posted, meter, state } = await relay(entries, {}, { lostAfter: 1 });

    expect(posted).toEqual(['a', 'b']);
    expect(meter.counts.get('relay_lost_claims')).toBe(1);
    expect(state.released).toBe(false);
  });

  it('lets go of a document whose history could not be copied', async () => {
    const busy = async () => {
      throw new Error('the deal changes all the time');
    };
    const { posted, meter, state } = await relay([entry('a')], {}, { derive: busy });

    expect(posted).toEqual(['a']);
    expect(meter.counts.get('relay_derive_failures')).toBe(1);
    expect(state.released).toBe(true);
  });

  it('puts back untried what does not fit into its lease', async () => {
    let left = 1;
    const mayGoOn = () => {
      left -= 1;
      return left >= 0;
    };

    const { posted, later } = await relay([entry('a'), entry('b', support)], {}, { mayGoOn });

    expect(posted).toEqual(['a']);
    expect(later).toMatchObject([{ id: 'b', state: 'pending', afterMs: 0, unspent: true }]);
  });

  it('does not post any more when looking it up took the rest of the lease', async () => {
    const state = { state: 'ambiguous', firstAttemptAt: secondsAgo(20) } as const;
    let left = 1;
    const mayGoOn = () => {
      left -= 1;
      return left >= 0;
    };

    const { messenger, later } = await relay([entry('a', support, state)], {}, { mayGoOn });

    expect(messenger.lookUps).toEqual(['a']);
    expect(messenger.posts).toEqual([]);
    expect(later).toMatchObject([{ id: 'a', state: 'ambiguous', afterMs: 0, unspent: true }]);
  });

  it('drops what is not worth saying any more, and says so', async () => {
    const late = entry('a', person, { expiresAt: secondsAgo(1), lastError: 'ECONNREFUSED' });

    const { posted, sent, expired, meter } = await relay([late]);

    expect(posted).toEqual([]);
    expect(sent).toEqual([]);
    expect(expired).toEqual([
      { id: 'a', why: expect.stringMatching(/^[0-9a-f]{8}: not posted in time, ECONNREFUSED$/) },
    ]);
    expect(meter.counts.get('relay_expired:thread')).toBe(1);
  });
});
