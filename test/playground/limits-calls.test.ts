import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { aChannel, seed } from '../../playground/team.ts';
import { startSocketBot } from './a-bot.ts';
import { clientOf, errorOf } from './a-client.ts';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const crowd = [...many(100, (index) => `U_${index}`), seed.app.botUserId];

let slack: StandIn;
let client: WebClient;

beforeAll(async () => {
  const full = many(100, (index) => aChannel(`C_${index}`, `room-${index}`, crowd));
  slack = await startStandIn({
    seed: { ...seed, channels: [...seed.channels, ...full] },
    ackTimeoutMs: 20_000,
  });
  client = clientOf(slack);
  for (const text of many(101, String)) slack.person('U_SAM').says('#deals', text);
});
afterAll(() => slack.stop());

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (index: number) => ({ text: plain(`Option ${index}`), value: `v${index}` });
const deals = { channel: 'C_DEALS' };

/** What is measured, how much is allowed, the error beyond, and the call with so much. */
const limits: readonly (readonly [string, number, string, string, (size: number) => object])[] = [
  [
    'a text for one person',
    4_000,
    'msg_too_long',
    'chat.postEphemeral',
    (n) => ({ ...deals, user: 'U_SAM', text: x(n) }),
  ],
  [
    'markdown_text',
    12_000,
    'msg_too_long',
    'chat.postMessage',
    (n) => ({ ...deals, markdown_text: x(n) }),
  ],
  [
    'the attachments of a message',
    100,
    'too_many_attachments',
    'chat.postMessage',
    (n) => ({ ...deals, text: 'x', attachments: many(n, () => ({ text: 'x' })) }),
  ],
  [
    'a page of history',
    1_000,
    'invalid_arguments',
    'conversations.history',
    (limit) => ({ ...deals, limit }),
  ],
  [
    'a page of members',
    1_000,
    'invalid_arguments',
    'conversations.members',
    (limit) => ({ ...deals, limit }),
  ],
  ['a page of channels', 1_000, 'invalid_arguments', 'conversations.list', (limit) => ({ limit })],
  ['a page of people', 1_000, 'invalid_arguments', 'users.list', (limit) => ({ limit })],
  [
    'the bytes of an upload',
    1_000_000_000,
    'invalid_arguments',
    'files.getUploadURLExternal',
    (length) => ({ filename: 'a.csv', length }),
  ],
];

describe('a call', () => {
  it.each(limits)('%s: %d pass, one more is %s', async (_what, most, error, method, args) => {
    const call = (size: number) => client.apiCall(method, { ...args(size) });

    await expect(call(most)).resolves.toMatchObject({ ok: true });
    expect(await errorOf(call(most + 1))).toContain(`"error":"${error}"`);
  });

  it('answers a hundred at a time where nothing else was asked for', async () => {
    const { messages, has_more } = await client.conversations.history(deals);
    const { members } = await client.conversations.members({ channel: 'C_0' });
    const { channels } = await client.conversations.list({});

    expect([messages?.length, has_more]).toEqual([100, true]);
    expect([members?.length, channels?.length]).toEqual([100, 100]);
  });
});

describe('the options that an app offers', () => {
  let app: App | undefined;
  beforeAll(async () => {
    app = await startSocketBot(slack, (bot) => {
      bot.options('options', ({ ack, payload }) =>
        ack({ options: many(Number(payload.value), option) }),
      );
      bot.options('groups', ({ ack, payload }) =>
        ack({
          option_groups: many(Number(payload.value), (index) => ({
            label: plain('Group'),
            options: [option(index)],
          })),
        }),
      );
    });
    const elements = ['options', 'groups'].map((action_id) => ({
      type: 'external_select',
      action_id,
      placeholder: plain(action_id),
    }));
    const blocks = [{ type: 'actions', elements }];
    await client.apiCall('chat.postMessage', { ...deals, text: 'pick', blocks });
  });
  afterAll(() => app?.stop());

  it.each(['options', 'groups'])('are shown up to 100 %s, and not at all beyond', async (what) => {
    const sam = slack.person('U_SAM');

    expect(await sam.suggestions(what, '100')).toHaveLength(100);
    await expect(sam.suggestions(what, '101')).rejects.toThrow('no more than 100 items');
  });
});
