import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { clientOf, errorOf } from './a-client.ts';

let slack: StandIn;
let client: WebClient;

beforeAll(async () => {
  slack = await startStandIn();
  client = clientOf(slack);
});
afterAll(() => slack.stop());

describe('who and where', () => {
  it('says who the bot is, and in which workspace', async () => {
    expect(await client.auth.test()).toMatchObject({
      team_id: 'T_NORTH',
      user_id: 'U_MILEPOST',
      bot_id: 'B_MILEPOST',
    });
    expect(await client.team.info()).toMatchObject({ team: { domain: 'northwind' } });
  });

  it('describes people: zone, locale, roles, guests and strangers', async () => {
    const ada = await client.users.info({ user: 'U_ADA', include_locale: true });
    const gus = await client.users.info({ user: 'U_GUS' });
    const dana = await client.users.info({ user: 'U_DANA' });

    expect(ada.user).toMatchObject({ is_admin: true, locale: 'en-GB', tz: 'Europe/Berlin' });
    expect([3600, 7200]).toContain(ada.user?.tz_offset);
    expect(gus.user).toMatchObject({ is_restricted: true, is_admin: false });
    expect(gus.user?.locale).toBeUndefined();
    expect(dana.user).toMatchObject({ team_id: 'T_ACME', is_stranger: true });
    expect(await errorOf(client.users.info({ user: 'U_NOBODY' }))).toContain('user_not_found');
    const profile = await client.users.profile.get({ user: 'U_SAM' });
    expect(profile.profile?.real_name).toBe('Sam Ortiz');
  });

  it('lists people page by page', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of client.paginate('users.list', { limit: 3 })) {
      const { members = [] } = page as { members?: { name?: string }[] };
      names.push(...members.map(({ name }) => name));
    }

    expect(names).toEqual(['sam', 'priya', 'maria', 'lee', 'ada', 'gus', 'dana', 'milepost']);
  });
});

describe('conversations', () => {
  it('shows public channels to all, private ones to members', async () => {
    const { channels } = await client.conversations.list({
      types: 'public_channel,private_channel',
    });

    expect(channels?.map(({ name, is_member }) => [name, is_member])).toEqual([
      ['general', false],
      ['deals', true],
      ['managers', true],
      ['support', true],
      ['ext-acme', true],
    ]);
    slack.workspace.leave('C_MANAGERS', 'U_MILEPOST');
    expect(await errorOf(client.conversations.info({ channel: 'C_MANAGERS' }))).toContain(
      'channel_not_found',
    );
    slack.workspace.join('C_MANAGERS', 'U_MILEPOST');
    const { channel } = await client.conversations.info({
      channel: 'C_MANAGERS',
      include_num_members: true,
    });
    expect(channel).toMatchObject({ is_private: true, is_member: true, num_members: 3 });
    expect(await errorOf(client.conversations.list({ types: 'clubs' }))).toContain('invalid_types');
  });

  it('names the members', async () => {
    expect(await client.conversations.members({ channel: 'C_SUPPORT' })).toMatchObject({
      members: ['U_LEE', 'U_MARIA', 'U_MILEPOST'],
    });
  });

  it('joins public channels alone, and says when it was there already', async () => {
    const joined = await client.conversations.join({ channel: 'C_GENERAL' });
    const again = await client.conversations.join({ channel: 'C_GENERAL' });

    expect(joined.channel?.is_member).toBe(true);
    expect(again.warning).toBe('already_in_channel');
    expect(await errorOf(client.conversations.join({ channel: 'C_MANAGERS' }))).toContain(
      'method_not_supported_for_channel_type',
    );
    slack.workspace.leave('C_GENERAL', 'U_MILEPOST');
  });

  it('opens the same conversation twice, for one to eight people', async () => {
    const one = await client.conversations.open({ users: 'U_LEE' });
    const same = await client.conversations.open({ users: 'U_LEE' });
    const nine = Array.from({ length: 9 }, () => 'U_LEE').join(',');

    expect(one.channel?.id).toBe(same.channel?.id);
    expect(await errorOf(client.conversations.open({ users: nine }))).toContain('too_many_users');
    expect(await errorOf(client.conversations.open({ users: 'U_NOBODY' }))).toContain(
      'user_not_found',
    );
  });
});

describe('a direct message', () => {
  it.each([
    ['user_disabled', 'U_GUS'],
    ['cannot_dm_bot', 'U_MILEPOST'],
  ])('is refused with %s', async (error, user) => {
    const gus = slack.workspace.person('U_GUS');
    if (gus) slack.workspace.putPerson({ ...gus, deleted: true });

    expect(await errorOf(client.conversations.open({ users: user }))).toContain(error);
    expect(await errorOf(client.chat.postMessage({ channel: user, text: 'x' }))).toContain(error);
  });
});

describe('files', () => {
  it('are uploaded in three steps, shown in an image block, and read back', async () => {
    const { files } = await client.filesUploadV2({
      filename: 'funnel.png',
      file: Buffer.from('not really a picture'),
      channel_id: 'C_DEALS',
      initial_comment: 'The funnel',
    });
    const id = files?.[0]?.files?.[0]?.id ?? '';

    const { file } = await client.files.info({ file: id });
    expect(file).toMatchObject({ name: 'funnel.png', mimetype: 'image/png', size: 20 });
    const link = file?.url_private ?? '';
    const headers = { authorization: `Bearer ${slack.tokens.bot}` };
    const bytes = await fetch(link, { headers });
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(302);
    expect(await bytes.text()).toBe('not really a picture');
    expect(slack.person('U_SAM').sees('#deals')).toContain('The funnel\n(file: funnel.png)');
    const image = { type: 'image', slack_file: { id }, alt_text: 'Funnel: 24, 19, 14, 6' };
    await client.chat.postMessage({ channel: 'C_DEALS', text: 'funnel', blocks: [image] });
    expect(slack.person('U_SAM').sees('#deals')).toContain('(picture: Funnel: 24, 19, 14, 6)');
  });

  it('are seen in direct messages by that person alone, and nowhere the app is not', async () => {
    const { channel } = await client.conversations.open({ users: 'U_PRIYA' });
    const file = { filename: 'deals.csv', file: Buffer.from('a,b') };
    await client.filesUploadV2({ ...file, title: '2 deals', channel_id: channel?.id ?? '' });

    expect(slack.person('U_PRIYA').dm()).toContain('(file: 2 deals)');
    expect(slack.person('U_SAM').messages('dm')).toEqual([]);
    const { file_id: id = '', upload_url: url = '' } = await client.files.getUploadURLExternal({
      filename: 'deals.csv',
      length: 3,
    });
    await fetch(url, { method: 'POST', body: 'a,b' });
    for (const [channelId, why] of [
      ['C_GENERAL', 'not_in_channel'],
      ['C_NOWHERE', 'channel_not_found'],
    ] as const) {
      const shared = client.files.completeUploadExternal({
        files: [{ id }],
        channel_id: channelId,
      });
      expect(await errorOf(shared)).toContain(why);
    }
  });

  it('that were never uploaded cannot be finished, shown or described', async () => {
    const { file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.png',
      length: 1,
    });

    expect(await errorOf(client.files.completeUploadExternal({ files: [{ id }] }))).toContain(
      'file_not_found',
    );
    expect(await errorOf(client.files.info({ file: id }))).toContain('file_not_found');
    const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'x' }];
    expect(
      await errorOf(client.chat.postMessage({ channel: 'C_DEALS', text: 'x', blocks })),
    ).toContain('invalid_blocks');
  });
});
