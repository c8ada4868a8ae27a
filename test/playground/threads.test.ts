import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import type { PageEvent } from '../../playground/protocol.ts';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { ChannelId, WorkspaceId } from '../../src/domain/ids.ts';
import { createThreads } from '../../src/slack/threads.ts';
import { clientOf, errorOf } from './a-client.ts';

let slack: StandIn;
let client: WebClient;

beforeEach(async () => {
  slack = await startStandIn({ eventRetryDelaysMs: [] });
  client = clientOf(slack);
});
afterEach(() => slack.stop());

const sam = () => slack.person('U_SAM');
const deals = { channel: 'C_DEALS' };
const repliesOf = async (ts: string, more: object = {}) =>
  await client.conversations.replies({ ...deals, ts, ...more });
const threadOf = (ts: string) =>
  createThreads(client).repliesSince(
    WorkspaceId.parse('T_NORTH'),
    { channel: ChannelId.parse('C_DEALS'), ts },
    '0',
  );

describe('a message with replies', () => {
  it('leaves a tombstone when it is deleted, and the app hears that it was changed', async () => {
    const parent = sam().says('#deals', 'Who knows Acme?');
    const reply = sam().says('#deals', 'I do', { thread: parent });

    sam().deletes(parent);
    await slack.dispatcher.idle();

    const tombstone = {
      subtype: 'tombstone',
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      ts: parent.ts,
    };
    expect((await repliesOf(parent.ts)).messages).toMatchObject([
      { ...tombstone, reply_count: 1 },
      { text: 'I do', ts: reply.ts, thread_ts: parent.ts },
    ]);
    expect((await client.conversations.history(deals)).messages).toMatchObject([tombstone]);
    const told = slack.journal.deliveries('message/message_changed');
    expect(told.map(({ request }) => request)).toMatchObject([
      { event: { message: tombstone, previous_message: { text: 'Who knows Acme?' } } },
    ]);
    expect(slack.journal.deliveries('message/message_deleted')).toEqual([]);
    expect(sam().sees('#deals')).toBe('Slack: This message was deleted. (1 reply)');
    expect(await threadOf(parent.ts)).toMatchObject([{ text: 'I do', by: 'U_SAM' }]);
  });

  it('of the app’s own can then not be changed, but be replied to', async () => {
    const { ts = '' } = await client.chat.postMessage({ ...deals, text: 'card' });
    const reply = () => client.chat.postMessage({ ...deals, text: 'moved', thread_ts: ts });
    await reply();

    await client.chat.delete({ ...deals, ts });

    expect(await errorOf(client.chat.update({ ...deals, ts, text: 'x' }))).toContain(
      'cant_update_message',
    );
    expect(await errorOf(client.chat.delete({ ...deals, ts }))).toContain('cant_delete_message');
    await expect(reply()).resolves.toMatchObject({ ok: true });
  });

  it('loses its tombstone with the last reply', async () => {
    const parent = sam().says('#deals', 'Who knows Acme?');
    const replies = ['I do', 'I too'].map((text) => sam().says('#deals', text, { thread: parent }));
    sam().deletes(parent);

    for (const [left, reply] of [...replies.entries()].reverse()) {
      expect(sam().messages('#deals')).toHaveLength(left + 2);
      sam().deletes(reply);
    }

    expect(sam().messages('#deals')).toEqual([]);
    expect(await errorOf(repliesOf(parent.ts))).toContain('thread_not_found');
  });

  it('tells the page how many there are, without what one person alone sees', async () => {
    const events: PageEvent[] = [];
    const page = new WebSocket(`${slack.url.replace('http', 'ws')}/page/events?user=U_SAM`);
    page.on('message', (data) => events.push(JSON.parse(String(data))));
    const parent = sam().says('#deals', 'Who knows Acme?');
    const told = () =>
      events.flatMap((event) =>
        event.type === 'message' && event.message.ts === parent.ts ? [event.message] : [],
      );
    const counts = (count: number) =>
      slack.workspace.changes.until(
        () => told().at(-1)?.replyCount === count,
        20_000,
        () => `${count} replies`,
      );
    await slack.workspace.changes.until(
      () => events.length > 0,
      20_000,
      () => 'a snapshot',
    );

    const reply = sam().says('#deals', 'I do', { thread: parent });
    sam().says('#deals', 'I too', { thread: parent });
    await counts(2);
    await client.chat.postEphemeral({
      ...deals,
      user: 'U_SAM',
      text: 'psst',
      thread_ts: parent.ts,
    });
    sam().deletes(reply);
    await counts(1);

    expect(sam().sees('#deals')).toContain('(1 reply)');
    expect(sam().thread(parent)).toContain('(only you) Milepost: psst');
    expect(slack.workspace.unread('C_DEALS', 'U_PRIYA')).toBe(1);
    page.close();
  });
});

describe('a long thread', () => {
  it('is given with its parent before every page', async () => {
    const parent = sam().says('#deals', 'Who knows Acme?');
    for (const text of ['1', '2', '3']) sam().says('#deals', text, { thread: parent });

    const first = await repliesOf(parent.ts, { limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await repliesOf(parent.ts, { limit: 2, cursor });

    const texts = ({ messages }: typeof first) => messages?.map(({ text }) => text);
    expect([texts(first), first.has_more]).toEqual([['Who knows Acme?', '1', '2'], true]);
    expect([texts(second), second.has_more]).toEqual([['Who knows Acme?', '3'], false]);
  });

  it('is read to its end by the bot, each reply once', async () => {
    const parent = sam().says('#deals', 'Who knows Acme?');
    const said = Array.from({ length: 401 }, (_, index) => `${index}`);
    for (const text of said) sam().says('#deals', text, { thread: parent });

    const replies = await threadOf(parent.ts);

    expect(typeof replies === 'string' || replies.map(({ text }) => text)).toEqual(said);
    expect(slack.journal.calls('conversations.replies')).toHaveLength(3);
  });
});
