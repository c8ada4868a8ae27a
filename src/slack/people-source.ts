import { z } from 'zod';
import { Zone } from '../domain/dates.ts';
import type { ChannelId, UserId, WorkspaceId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { PeopleSource } from '../slack-ports.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';

export const person = z.object({
  team_id: z.string().optional(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  profile: z
    .object({ display_name: z.string().optional(), real_name: z.string().optional() })
    .optional(),
  tz: z.string().nullish(),
  locale: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
});
type Person = z.infer<typeof person>;

/** Slack does not show them to us: somebody of another workspace, or nobody. */
const unseen = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);
/** Slack does not show this channel to us. */
const hidden = new Set(['channel_not_found', 'not_in_channel', 'missing_scope', 'no_permission']);
const membersKeptMs = 60_000;

/** Who somebody is, and who is in a channel, as Slack has it now. */
export function createPeopleSource(client: SlackClient): PeopleSource {
  const channels = new Map<ChannelId, { readonly at: number; readonly who: Set<string> }>();
  return {
    async person(workspaceId, userId) {
      try {
        const { user } = await client.users.info({ user: userId, include_locale: true });
        return memberOf(workspaceId, userId, person.parse(user));
      } catch (error) {
        if (!unseen.has(slackErrorOf(error) ?? '')) throw error;
        return {
          workspaceId,
          userId,
          name: userId,
          standing: 'other-workspace',
          slackAdmin: false,
        };
      }
    },
    async isInChannel(_workspaceId, channel, userId) {
      const known = channels.get(channel);
      if (known !== undefined && performance.now() - known.at < membersKeptMs) {
        return known.who.has(userId);
      }
      const who = await membersOf(client, channel);
      channels.set(channel, { at: performance.now(), who });
      return who.has(userId);
    },
  };
}

function memberOf(workspaceId: WorkspaceId, userId: UserId, read: Person): Omit<Member, 'roles'> {
  const { profile, tz, locale } = read;
  const names = [profile?.real_name, read.real_name, profile?.display_name, read.name, userId];
  const zone = Zone.safeParse(tz);
  return {
    workspaceId,
    userId,
    name: names.find((name) => name !== undefined && name !== '') ?? userId,
    ...(zone.success ? { zone: zone.data } : {}),
    ...(locale === undefined ? {} : { locale }),
    standing: standingOf(workspaceId, userId, read),
    slackAdmin: read.is_admin || read.is_owner,
  };
}

export function standingOf(
  workspaceId: WorkspaceId,
  userId: UserId,
  read: Person,
): Member['standing'] {
  if (read.is_bot || userId === 'USLACKBOT') return 'bot';
  if (read.deleted) return 'deactivated';
  if (read.team_id !== undefined && read.team_id !== workspaceId) return 'other-workspace';
  return read.is_restricted || read.is_ultra_restricted ? 'guest' : 'full';
}

/** Empty when the channel cannot be seen; trouble of Slack's own is no word on who is in it. */
async function membersOf(client: SlackClient, channel: ChannelId): Promise<Set<string>> {
  const who = new Set<string>();
  let cursor = '';
  try {
    do {
      const page = await client.conversations.members({
        channel,
        limit: 200,
        ...(cursor === '' ? {} : { cursor }),
      });
      for (const userId of page.members ?? []) who.add(userId);
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
  } catch (error) {
    if (!hidden.has(slackErrorOf(error) ?? '')) throw error;
  }
  return who;
}
