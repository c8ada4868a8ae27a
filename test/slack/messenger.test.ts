import { afterEach, describe, expect, it } from '@jest/globals';
import { webApi } from '@slack/bolt';
import type { FaultInput } from '../../playground/acts.ts';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { type Announcement, announce, type Destination } from '../../src/domain/announcement.ts';
import { ChannelId, UserId, WorkspaceId } from '../../src/domain/ids.ts';
import type { Messenger, Subject } from '../../src/outbox-ports.ts';
import { deliveryOfError } from '../../src/slack/delivery-of-error.ts';
import { createDirectMessages } from '../../src/slack/direct-messages.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import type { RenderEntry, Rendered } from '../../src/slack/render.ts';
import { createSlackClient } from '../../src/slack/slack-client.ts';
import { message } from '../../src/slack/views/blocks.ts';
import { aDeal, aHouse, someSettings } from '../support/build.ts';
import { patient } from '../support/patient.ts';
import { keepLog, someStores } from '../support/slack-app.ts';

let slack: StandIn | undefined;
afterEach(async () => {
  await slack?.stop();
  slack = undefined;
});

const deals = ChannelId.parse('C_DEALS');
const workspaceId = WorkspaceId.parse('T_NORTH');
const toDeals = { to: 'deals' } as const;
const channels = { deals, managers: ChannelId.parse('C_MANAGERS') };

interface Set {
  readonly slack: StandIn;
  readonly messenger: Messenger;
}

async function start(render?: RenderEntry, { timeoutMs = 4_000 } = {}): Promise<Set> {
  slack = await startStandIn(patient);
  const log = keepLog();
  const config = { botToken: slack.tokens.bot, apiUrl: slack.apiUrl };
  const way = { kind: 'socket', appToken: slack.tokens.app } as const;
  const client = createSlackClient({ ...config, way }, log, timeoutMs);
  const house = aHouse({ settings: someSettings({ workspaceId, channels }) });
  const messenger = createMessenger({
    client,
    stores: someStores({ house: async () => house }),
    render: render ?? (async () => message('Acme is in Quote')),
    directMessages: createDirectMessages(client),
    now: () => new Date(),
    log,
  });
  return { slack, messenger };
}

function entry(id: string, destination: Destination = toDeals): Announcement {
  const said = announce(id, destination, { kind: 'card' }, new Date());
  return { ...said, attempts: 1, firstAttemptAt: new Date() };
}

const subject: Subject = { kind: 'deal', deal: aDeal({ workspaceId }) };
const withCard = (ts: string): Subject => ({
  kind: 'deal',
  deal: aDeal({ workspaceId, thread: { channel: deals, ts } }),
});

describe('the messenger', () => {
  it.each([
    ['gone', false],
    ['a tombstone above its thread', true],
  ])('posts a card, edits it in place, and posts it anew when it is %s', async (_, hasThread) => {
    let said = 'Acme is in Quote';
    const { slack, messenger } = await start(async () => message(said));

    const first = await messenger.deliver(subject, entry('e1'));
    const place = first.kind === 'sent' ? first.place : undefined;
    said = 'Acme is in Closure';
    const second = await messenger.deliver(withCard(place?.ts ?? ''), entry('e2'));
    const card = slack.person('U_SAM').message('Acme is in Closure');
    if (hasThread) slack.person('U_SAM').says('C_DEALS', 'Good news', { thread: card });
    slack.workspace.messages.remove('C_DEALS', place?.ts ?? '');
    const third = await messenger.deliver(withCard(place?.ts ?? ''), entry('e3'));

    expect(second).toEqual(first);
    expect(third.kind).toBe('sent');
    expect(third).not.toEqual(first);
    expect(
      slack
        .person('U_SAM')
        .sees('C_DEALS')
        .match(/Acme is in/g),
    ).toHaveLength(1);
  });

  it('posts into the thread of the card, and into the direct messages of a person', async () => {
    const { slack, messenger } = await start();
    const head = slack.person('U_SAM').says('C_DEALS', 'card');

    await messenger.deliver(withCard(head.ts), {
      ...entry('t1', { to: 'thread' }),
      facts: { kind: 'heads-up' },
    });
    await messenger.deliver(subject, entry('p1', { to: 'person', userId: UserId.parse('U_SAM') }));

    expect(slack.person('U_SAM').thread(head)).toContain('Acme is in Quote');
    expect(slack.person('U_SAM').dm()).toContain('Acme is in Quote');
  });

  it('drops what has nothing to say any more', async () => {
    const { messenger } = await start(async () => undefined);

    expect(await messenger.deliver(subject, entry('e1'))).toMatchObject({ kind: 'dropped' });
  });

  it('says when there is nowhere to go', async () => {
    const { slack, messenger } = await start();

    const unset = await messenger.deliver(subject, entry('e1', { to: 'support' }));
    const threadless = await messenger.deliver(subject, entry('e2', { to: 'thread' }));
    slack.workspace.leave('C_DEALS', 'U_MILEPOST');
    const kicked = await messenger.deliver(subject, entry('e3'));

    for (const one of [unset, threadless, kicked]) expect(one.kind).toBe('no-destination');
  });

  const meanings: readonly [FaultInput, string][] = [
    [{ kind: 'rate-limited', retryAfter: 7 }, 'rate-limited'],
    [{ kind: 'error' }, 'ambiguous'],
    [{ kind: 'error-after' }, 'ambiguous'],
    [{ kind: 'lost' }, 'ambiguous'],
    [{ kind: 'answer', error: 'internal_error' }, 'ambiguous'],
    [{ kind: 'answer', error: 'fatal_error' }, 'ambiguous'],
    [{ kind: 'answer', error: 'not_in_channel' }, 'no-destination'],
    [{ kind: 'answer', error: 'is_archived' }, 'no-destination'],
    [{ kind: 'answer', error: 'channel_not_found' }, 'no-destination'],
    [{ kind: 'answer', error: 'account_inactive' }, 'no-destination'],
    [{ kind: 'answer', error: 'missing_scope' }, 'no-destination'],
    [{ kind: 'answer', error: 'ratelimited' }, 'rate-limited'],
    [{ kind: 'answer', error: 'invalid_blocks' }, 'failed'],
  ];
  it.each(meanings)('takes %j for %s, and calls Slack once', async (fault, kind) => {
    const { slack, messenger } = await start();
    slack.faults.add({ method: 'chat.postMessage', times: 1, ...fault });

    const delivery = await messenger.deliver(subject, entry('e1'));

    expect(delivery.kind).toBe(kind);
    const calls = slack.journal.entries().filter(({ name }) => name === 'chat.postMessage');
    expect(calls).toHaveLength(1);
  });

  it('takes no answer in time for ambiguous', async () => {
    const { slack, messenger } = await start(undefined, { timeoutMs: 150 });
    slack.faults.add({ kind: 'hang', method: 'chat.postMessage' });

    expect(await messenger.deliver(subject, entry('e1'))).toMatchObject({ kind: 'ambiguous' });
  });

  it.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNRESET', 'ambiguous'],
  ])('takes a connection that fails with %s for %s', (code, kind) => {
    const cause = Object.assign(new Error('no connection'), { code });
    const original = new TypeError('fetch failed', { cause });

    const delivery = deliveryOfError(new webApi.WebAPIRequestError(original), 'C_DEALS');

    expect(delivery).toEqual({ kind, error: code });
  });

  it('knows that nothing was sent when the direct messages do not open', async () => {
    const { slack, messenger } = await start();
    slack.faults.add({ kind: 'error', method: 'conversations.open' });
    const told = entry('p1', { to: 'person', userId: UserId.parse('U_SAM') });

    expect(await messenger.deliver(subject, told)).toMatchObject({ kind: 'unreachable' });
  });

  it('takes history that answers with errors for out of reach', async () => {
    const { slack, messenger } = await start();
    slack.faults.add({ kind: 'error', method: 'conversations.history' });

    expect(await messenger.lookUp(subject, entry('e1'))).toBe('unreachable');
  });

  it('waits as long as Slack says', async () => {
    const { slack, messenger } = await start();
    slack.faults.add({ kind: 'rate-limited', retryAfter: 7, method: 'chat.postMessage' });

    expect(await messenger.deliver(subject, entry('e1'))).toEqual({
      kind: 'rate-limited',
      channel: 'C_DEALS',
      afterMs: 7_000,
    });
  });

  it('finds what was posted though the answer was lost', async () => {
    const { slack, messenger } = await start();
    slack.faults.add({ kind: 'lost', method: 'chat.postMessage' });

    await messenger.deliver(subject, entry('lost'));
    const found = await messenger.lookUp(subject, entry('lost'));

    expect(found).toEqual({
      channel: 'C_DEALS',
      ts: slack.person('U_SAM').message('Acme is in Quote').ts,
    });
    expect(await messenger.lookUp(subject, entry('never'))).toBe('absent');
  });

  it('posts a card anew once, though the answer was lost', async () => {
    const { slack, messenger } = await start();
    const again: Announcement = { ...entry('e2'), state: 'ambiguous', lastError: 'no answer' };
    const deleted = withCard('1.000001');
    slack.faults.add({ kind: 'lost', method: 'chat.postMessage' });

    const first = await messenger.deliver(deleted, entry('e2'));
    const second = await messenger.deliver(deleted, again);

    expect(first.kind).toBe('ambiguous');
    expect(second.kind).toBe('sent');
    expect(
      slack
        .person('U_SAM')
        .sees('C_DEALS')
        .match(/Acme is in/g),
    ).toHaveLength(1);
  });

  it('finds it in threads and direct messages too, and says when it cannot read', async () => {
    const { slack, messenger } = await start();
    const head = slack.person('U_SAM').says('C_DEALS', 'card');
    const reply = { ...entry('t1', { to: 'thread' }), facts: { kind: 'heads-up' } as const };
    const told = entry('p1', { to: 'person', userId: UserId.parse('U_SAM') });

    await messenger.deliver(withCard(head.ts), reply);
    await messenger.deliver(subject, told);
    const [inThread, inDm] = await Promise.all([
      messenger.lookUp(withCard(head.ts), reply),
      messenger.lookUp(subject, told),
    ]);
    slack.faults.add({ kind: 'answer', method: 'conversations.history', error: 'missing_scope' });

    expect(inThread).toMatchObject({ channel: 'C_DEALS' });
    expect(inDm).toMatchObject({ ts: expect.any(String) });
    expect(await messenger.lookUp(subject, entry('e1'))).toBe('unreadable');
  });

  it('uploads a picture, and posts without it when it cannot', async () => {
    const rendered: Rendered = {
      ...message('The week'),
      picture: { name: 'funnel.png', png: Buffer.from('png'), alt: '24 deals', instead: 0 },
    };
    const { slack, messenger } = await start(async () => rendered);

    await messenger.deliver(subject, entry('e1'));
    slack.faults.add({
      kind: 'answer',
      method: 'files.getUploadURLExternal',
      error: 'fatal_error',
    });
    await messenger.deliver(subject, entry('e2'));

    const blocks = slack
      .person('U_SAM')
      .messages('C_DEALS')
      .map((one) => one.blocks);
    expect(blocks.map((one) => one.map(({ type }) => type))).toEqual([['image'], ['section']]);
  });

  it('puts what goes to one place into one line', async () => {
    const { messenger } = await start();
    const line = (to: Destination, of: Subject = subject) => messenger.channelOf(of, to);

    expect(await line({ to: 'deals' })).toBe('C_DEALS');
    expect(await line({ to: 'thread' }, withCard('1.1'))).toBe('C_DEALS');
    expect(await line({ to: 'support' })).toBe('support');
    expect(await line({ to: 'person', userId: UserId.parse('U_SAM') })).toBe('U_SAM');
  });
});
