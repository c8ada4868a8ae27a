import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { createFrozenClock } from '../../playground/clock.ts';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { clientOf, errorOf } from './a-client.ts';

let slack: StandIn;
let client: WebClient;

beforeAll(async () => {
  slack = await startStandIn({ clock: createFrozenClock(new Date('2026-03-09T08:00:00Z')) });
  client = clientOf(slack);
});
afterAll(() => slack.stop());

const post = (text: string, more: Record<string, unknown> = {}) =>
  client.chat.postMessage({ channel: 'C_DEALS', text, ...more });

describe('chat.postMessage', () => {
  it('echoes the message with block ids, and stamps it later than the one before', async () => {
    const first = await post('one', {
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'one' } }],
    });
    const second = await post('two & <@U_SAM>');

    expect(first.message?.blocks?.[0]).toMatchObject({
      type: 'section',
      block_id: expect.stringMatching(/^\w{5}$/),
      text: { type: 'mrkdwn', text: 'one', verbatim: false },
    });
    expect(first.ts).toBe('1773043200.000000');
    expect(second.ts).toBe('1773043200.000001');
    expect(second.message?.text).toBe('two &amp; <@U_SAM>');
  });

  it('opens the conversation with a person', async () => {
    const { channel } = await client.chat.postMessage({ channel: 'U_SAM', text: 'Good morning' });

    expect(channel).toMatch(/^D/);
    expect(slack.person('U_SAM').dm()).toBe('Milepost: Good morning');
  });

  it('truncates beyond 40,000 characters with a warning', async () => {
    const whole = await post('x'.repeat(40_000));
    const cut = await post('x'.repeat(40_001));

    expect(whole.response_metadata?.warnings).toBeUndefined();
    expect(cut.response_metadata?.warnings).toEqual(['message_truncated']);
    expect(cut.message?.text).toHaveLength(40_000);
  });

  it.each([
    ['channel_not_found', { channel: 'C_NOWHERE', text: 'x' }],
    ['not_in_channel', { channel: 'C_GENERAL', text: 'x' }],
    ['no_text', { channel: 'C_DEALS', text: '' }],
    ['thread_not_found', { channel: 'C_DEALS', text: 'x', thread_ts: '1.000000' }],
    ['invalid_metadata_format', { channel: 'C_DEALS', text: 'x', metadata: 'broken' }],
    ['invalid_metadata_schema', { channel: 'C_DEALS', text: 'x', metadata: { event_type: 'a' } }],
    ['markdown_text_conflict', { channel: 'C_DEALS', text: 'x', markdown_text: 'y' }],
    ['invalid_blocks_format', { channel: 'C_DEALS', text: 'x', blocks: 'broken' }],
  ])('answers %s', async (code, args) => {
    expect(await errorOf(client.apiCall('chat.postMessage', args))).toContain(`"${code}"`);
  });

  it('refuses what does not say where, in the words of its arguments', async () => {
    const answer = await errorOf(client.apiCall('chat.postMessage', { text: 'x' }));

    expect(answer).toContain('[ERROR] missing required field: channel');
  });

  it('refuses an archived channel', async () => {
    slack.workspace.archive('C_SUPPORT');

    expect(await errorOf(client.chat.postMessage({ channel: 'C_SUPPORT', text: 'x' }))).toContain(
      'is_archived',
    );
    slack.workspace.archive('C_SUPPORT', false);
  });

  it('takes metadata of 16,000 bytes and no more', async () => {
    const metadata = (bytes: number) => {
      const empty = JSON.stringify({ event_type: 'note', event_payload: { id: '' } });
      return { event_type: 'note', event_payload: { id: 'x'.repeat(bytes - empty.length) } };
    };

    await expect(post('x', { metadata: metadata(16_000) })).resolves.toMatchObject({ ok: true });
    expect(await errorOf(post('x', { metadata: metadata(16_001) }))).toContain(
      'metadata_too_large',
    );
  });
});

describe('changing messages', () => {
  it('removes the blocks when only text is given, and keeps the metadata', async () => {
    const metadata = { event_type: 'card', event_payload: { id: 'out-1' } };
    const { ts = '' } = await post('one', {
      metadata,
      blocks: [{ type: 'divider' }],
    });

    await client.chat.update({ channel: 'C_DEALS', ts, text: 'two' });

    const { messages } = await client.conversations.history({
      channel: 'C_DEALS',
      latest: ts,
      inclusive: true,
      limit: 1,
      include_all_metadata: true,
    });
    expect(messages?.[0]).toMatchObject({ text: 'two', metadata });
    expect(messages?.[0]?.blocks).toBeUndefined();
  });

  it('refuses messages of others, unknown ones, and texts over 4,000 characters', async () => {
    const theirs = slack.person('U_SAM').says('#deals', 'mine');
    const { ts = '' } = await post('one');
    const update = (at: string, text: string) =>
      errorOf(client.chat.update({ channel: 'C_DEALS', ts: at, text }));

    expect(await update(theirs.ts, 'x')).toContain('cant_update_message');
    expect(await update('1.000000', 'x')).toContain('message_not_found');
    expect(await update(ts, 'x'.repeat(4001))).toContain('msg_too_long');
    await client.chat.update({ channel: 'C_DEALS', ts, text: 'x'.repeat(4000) });
    expect(await errorOf(client.chat.delete({ channel: 'C_DEALS', ts: theirs.ts }))).toContain(
      'cant_delete_message',
    );
  });

  it('deletes, and links to what is there', async () => {
    const { ts = '' } = await post('short-lived');
    const at = { channel: 'C_DEALS', message_ts: ts };

    const { permalink } = await client.chat.getPermalink(at);
    await client.chat.delete({ channel: 'C_DEALS', ts });

    expect(permalink).toBe(`https://northwind.slack.com/archives/C_DEALS/p${ts.replace('.', '')}`);
    expect(await errorOf(client.chat.getPermalink(at))).toContain('message_not_found');
  });

  it('shows an ephemeral message to one member, and keeps it out of the history', async () => {
    await client.chat.postEphemeral({ channel: 'C_DEALS', user: 'U_SAM', text: 'psst' });

    expect(slack.person('U_SAM').sees('#deals')).toContain('(only you) Milepost: psst');
    expect(slack.person('U_PRIYA').sees('#deals')).not.toContain('psst');
    const { messages } = await client.conversations.history({ channel: 'C_DEALS' });
    expect(JSON.stringify(messages)).not.toContain('psst');
    expect(
      await errorOf(client.chat.postEphemeral({ channel: 'C_DEALS', user: 'U_LEE', text: 'x' })),
    ).toContain('user_not_in_channel');
  });
});

describe('reading back', () => {
  it('pages through the history, newest first, from the oldest on', async () => {
    const stamps: string[] = [];
    for (const text of ['a', 'b', 'c']) {
      const { ts = '' } = await client.chat.postMessage({ channel: 'C_ACME', text });
      stamps.push(ts);
    }
    const ask = { channel: 'C_ACME', oldest: stamps[0] ?? '', limit: 1 };

    const first = await client.conversations.history(ask);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ ...ask, cursor });

    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'c' }] });
    expect(second).toMatchObject({ has_more: false, messages: [{ text: 'b' }] });
    expect(await errorOf(client.conversations.history({ ...ask, cursor: 'eh' }))).toContain(
      'invalid_cursor',
    );
  });

  it('gives a thread with its parent first, and leaves replies out of the history', async () => {
    const { ts = '' } = await post('parent');
    const metadata = { event_type: 'reply', event_payload: { id: 'out-2' } };
    await post('reply', { thread_ts: ts, metadata });

    const { messages } = await client.conversations.replies({
      channel: 'C_DEALS',
      ts,
      include_all_metadata: true,
    });

    expect(messages).toMatchObject([
      { text: 'parent', reply_count: 1 },
      { text: 'reply', thread_ts: ts, metadata },
    ]);
    const history = await client.conversations.history({ channel: 'C_DEALS', limit: 1 });
    expect(history.messages?.[0]?.text).toBe('parent');
    expect(slack.journal.postsPer('id').get('out-2')).toBe(1);
  });

  it('does not read channels that the bot is not in', async () => {
    expect(await errorOf(client.conversations.history({ channel: 'C_GENERAL' }))).toContain(
      'not_in_channel',
    );
  });
});
