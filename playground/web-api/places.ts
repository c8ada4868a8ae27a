import type { Channel, Person } from '../shapes.ts';
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

/** A person with whom a conversation can be had. */
export function reachablePerson({ workspace }: Call, id: string): Person {
  const person = workspace.person(id);
  if (!person) throw new SlackError('user_not_found');
  if (person.deleted) throw new SlackError('user_disabled');
  if (person.isBot) throw new SlackError('cannot_dm_bot');
  return person;
}

/** Where a message may be posted: an id, a name, or a person for the DM with them. */
export function postingChannel(call: Call, target: string): Channel {
  const { workspace } = call;
  const found = workspace.person(target)
    ? workspace.dm([reachablePerson(call, target).id, workspace.app.botUserId])
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
