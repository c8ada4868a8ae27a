import { compact, type Json } from '../json.ts';
import type { Channel } from '../shapes.ts';
import type { Workspace } from '../workspace.ts';

/** A conversation as the bot sees it. */
export function channelJson(
  { app, team, otherTeams }: Workspace,
  channel: Channel,
  withCount: boolean,
): Json {
  const { kind } = channel;
  const isDm = kind === 'dm';
  const other = channel.members.find((member) => member !== app.botUserId);
  const named = {
    name: channel.name,
    name_normalized: channel.name,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    is_general: channel.name === 'general',
  };
  return compact({
    id: channel.id,
    ...(isDm ? { user: other, is_user_deleted: false, is_open: true } : named),
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: isDm,
    is_mpim: kind === 'group-dm',
    is_private: kind !== 'public',
    created: channel.created,
    creator: channel.creator,
    is_archived: channel.isArchived,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    context_team_id: team.id,
    shared_team_ids: channel.isShared ? [team.id, ...otherTeams.map(({ id }) => id)] : [team.id],
    is_member: isDm ? undefined : channel.members.includes(app.botUserId),
    num_members: withCount ? channel.members.length : undefined,
  });
}

/** `channel_type` of a message event. */
export const channelType = {
  public: 'channel',
  private: 'group',
  dm: 'im',
  'group-dm': 'mpim',
} as const;

/** `channel_name` of a command or shortcut. */
export function payloadName({ kind, name }: Channel): string {
  if (kind === 'dm') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}
