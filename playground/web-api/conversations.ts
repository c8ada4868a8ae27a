import type { Channel } from '../shapes.ts';
import { channelJson } from '../wire/channels.ts';
import { count, csv, flag, str } from './args.ts';
import { type Call, defineMethod, SlackError } from './method.ts';
import { pageOf } from './pages.ts';
import { reachablePerson, scopeFor, visibleChannel } from './places.ts';

const page = { cursor: str.or(str.length(0)).optional(), limit: count(1000).optional() };

function readable(call: Call, id: string): Channel {
  const channel = visibleChannel(call, id);
  call.need(scopeFor(channel, 'read'));
  return channel;
}

export const conversationsInfo = defineMethod({
  name: 'conversations.info',
  args: { channel: str, include_locale: flag.optional(), include_num_members: flag.optional() },
  run: (call, { channel, include_num_members }) => ({
    channel: channelJson(call.workspace, readable(call, channel), include_num_members ?? false),
  }),
});

const kinds = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'dm',
  mpim: 'group-dm',
} as const;
const isKind = (type: string): type is keyof typeof kinds => type in kinds;

export const conversationsList = defineMethod({
  name: 'conversations.list',
  args: { ...page, types: csv.optional(), exclude_archived: flag.optional() },
  run: (call, { types = ['public_channel'], exclude_archived, cursor, limit }) => {
    const { workspace } = call;
    if (!types.every(isKind)) throw new SlackError('invalid_types');
    const wanted = new Set<string>(types.filter(isKind).map((type) => kinds[type]));
    const shown = workspace
      .channels()
      .filter(
        ({ kind, members, isArchived }) =>
          wanted.has(kind) &&
          (kind === 'public' || members.includes(workspace.app.botUserId)) &&
          !(exclude_archived && isArchived),
      );
    for (const kind of new Set(shown.map((channel) => scopeFor(channel, 'read')))) call.need(kind);
    const { items, next } = pageOf(shown, cursor, limit ?? 100);
    return {
      channels: items.map((channel) => channelJson(workspace, channel, true)),
      response_metadata: { next_cursor: next },
    };
  },
});

export const conversationsMembers = defineMethod({
  name: 'conversations.members',
  args: { ...page, channel: str },
  run: (call, { channel, cursor, limit }) => {
    const { items, next } = pageOf(readable(call, channel).members, cursor, limit ?? 100);
    return { members: items, response_metadata: { next_cursor: next } };
  },
});

export const conversationsJoin = defineMethod({
  name: 'conversations.join',
  scopes: ['channels:join'],
  args: { channel: str },
  run: (call, { channel: id }) => {
    const { workspace } = call;
    const channel = visibleChannel(call, id);
    if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new SlackError('is_archived');
    const isIn = channel.members.includes(workspace.app.botUserId);
    if (!isIn) workspace.join(id, workspace.app.botUserId);
    return {
      channel: channelJson(workspace, visibleChannel(call, id), false),
      ...(isIn && {
        warning: 'already_in_channel',
        response_metadata: { warnings: ['already_in_channel'] },
      }),
    };
  },
});

function othersOf(call: Call, users: readonly string[]): readonly string[] {
  if (users.length > 8) throw new SlackError('too_many_users');
  return users.map((id) => reachablePerson(call, id).id);
}

export const conversationsOpen = defineMethod({
  name: 'conversations.open',
  args: {
    channel: str.optional(),
    users: csv.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  run: (call, { channel: id, users }) => {
    const { workspace } = call;
    if (id === undefined && users === undefined) throw new SlackError('users_list_not_supplied');
    call.need((users ?? []).length > 1 ? 'mpim:write' : 'im:write');
    const channel =
      id === undefined
        ? workspace.dm([...othersOf(call, users ?? []), workspace.app.botUserId])
        : visibleChannel(call, id);
    return { channel: channelJson(workspace, channel, false), no_op: false, already_open: false };
  },
});
