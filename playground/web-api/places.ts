import type { Channel } from '../shapes.ts';
import { type Call, SlackError } from './method.ts';

/* Where a call may reach: the channel it names, as the bot may see it. */

const isMember = ({ workspace }: Call, channel: Channel) =>
  channel.members.includes(workspace.app.botUserId);

/** A conversation that the bot can see, by id. */
export function visibleChannel(call: Call, id: string): Channel {
  const channel = call.workspace.channel(id);
  if (!channel || (channel.kind !== 'public' && !isMember(call, channel))) {
    throw new SlackError('channel_not_found');
  }
  return channel;
}

/** A conversation that the bot is in. */
export function joinedChannel(call: Call, id: string): Channel {
  const channel = visibleChannel(call, id);
  if (!isMember(call, channel)) throw new SlackError('not_in_channel');
  return channel;
}

/** Where a message may be posted: an id, a name, or a person for the DM with them. */
export function postingChannel(call: Call, target: string): Channel {
  const { workspace } = call;
  const person = workspace.person(target);
  const found = person
    ? workspace.dm([person.id, workspace.app.botUserId])
    : workspace.findChannel(target);
  if (!found) throw new SlackError('channel_not_found');
  const channel = visibleChannel(call, found.id);
  if (!isMember(call, channel) && !call.core.manifest.scopes?.has('chat:write.public')) {
    throw new SlackError('not_in_channel');
  }
  if (channel.isArchived) throw new SlackError('is_archived');
  if (channel.kind === 'dm' && !call.core.manifest.hasMessagesTab) {
    throw new SlackError('messages_tab_disabled');
  }
  return channel;
}

const families = {
  public: 'channels',
  private: 'groups',
  dm: 'im',
  'group-dm': 'mpim',
} as const;

/** `channels:history` for a public channel, and so on. */
export const scopeFor = (channel: Channel, right: 'read' | 'history') =>
  `${families[channel.kind]}:${right}`;
