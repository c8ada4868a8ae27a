import { ChannelId, type UserId } from '../domain/ids.ts';
import type { SlackClient } from './slack-client.ts';

/** The channel of the direct messages with a person; it never changes, so it is asked once. */
export type DirectMessages = (userId: UserId) => Promise<ChannelId>;

export function createDirectMessages(client: SlackClient): DirectMessages {
  const known = new Map<UserId, ChannelId>();
  return async (userId) => {
    const before = known.get(userId);
    if (before !== undefined) return before;
    const opened = await client.conversations.open({ users: userId });
    const channel = ChannelId.parse(opened.channel?.id);
    known.set(userId, channel);
    return channel;
  };
}
