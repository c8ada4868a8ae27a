import { UserId } from '../domain/ids.ts';
import type { Channels } from '../slack-ports.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';

/** What an admin must know of a channel before picking it. */
export function createChannels(client: SlackClient): Channels {
  return {
    async facts(_workspaceId, channel) {
      try {
        const { channel: read } = await client.conversations.info({ channel });
        return {
          channel,
          name: read?.name ?? channel,
          archived: read?.is_archived ?? false,
          joined: read?.is_member ?? false,
        };
      } catch (error) {
        if (slackErrorOf(error) === 'channel_not_found') return undefined;
        throw error;
      }
    },
    async members(_workspaceId, channel, limit) {
      try {
        const { members = [] } = await client.conversations.members({ channel, limit });
        return members.flatMap((id) => UserId.safeParse(id).data ?? []);
      } catch (error) {
        if (slackErrorOf(error) === undefined) throw error;
        return [];
      }
    },
  };
}
