import type { ChannelId, UserId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import type { Caller, Context } from './context.ts';

/** As many as are looked at one by one; the admin adds who is missing. */
const most = 20;

/** Who is what by Slack: its admins as far as they are known, and who is in which channel. */
export async function proposeRoles(
  settings: Settings,
  caller: Caller,
  context: Context,
): Promise<Pick<Settings, 'adminIds' | 'managerIds' | 'supportIds'>> {
  const { workspaceId, userId } = caller;
  const { managers, support } = settings.channels;
  const [known, managerIds, supportIds] = await Promise.all([
    context.stores.members.all(workspaceId),
    fullMembers(managers, caller, context),
    fullMembers(support, caller, context),
  ]);
  const admins = known.filter((member) => member.slackAdmin && member.standing === 'full');
  const adminIds = [...new Set([userId, ...admins.map((member) => member.userId)])];
  return { adminIds: adminIds.slice(0, most), managerIds, supportIds };
}

async function fullMembers(
  channel: ChannelId | undefined,
  { workspaceId }: Caller,
  { channels, stores }: Context,
): Promise<readonly UserId[]> {
  if (channel === undefined) return [];
  const ids = await channels.members(workspaceId, channel, most);
  const members = await Promise.all(
    ids.map((id): Promise<Member> => stores.members.member(workspaceId, id)),
  );
  return members.flatMap((member) => (member.standing === 'full' ? [member.userId] : []));
}
