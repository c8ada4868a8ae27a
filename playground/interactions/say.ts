import type { Core } from '../core.ts';
import type { Message } from '../shapes.ts';
import { messageText } from '../typed-text.ts';
import { ActError, actor } from './payload.ts';
import { slackNote } from './response.ts';

/* What people write, change and take back. */

function writable({ workspace }: Core, user: string, channelId: string) {
  const channel = workspace.findChannel(channelId);
  if (!channel) throw new ActError(`There is no channel ${channelId}`);
  if (channel.isArchived) throw new ActError('The channel is archived');
  if (!channel.members.includes(user)) throw new ActError('Not a member of the channel');
  return channel;
}

/** Undefined when Slack takes it for a command, which threads do not have. */
export function say(
  core: Core,
  user: string,
  channelId: string,
  typed: string,
  threadTs?: string,
  files: readonly string[] = [],
): Message | undefined {
  const { workspace } = core;
  actor(core, user);
  const channel = writable(core, user, channelId);
  if (typed.startsWith('/')) {
    const word = typed.split(' ')[0] ?? typed;
    slackNote(core, channel.id, user, `${word} is not supported in threads. Sorry!`, threadTs);
    return undefined;
  }
  return workspace.messages.post({
    channel: channel.id,
    user,
    text: messageText(workspace, typed),
    blocks: [],
    attachments: [],
    files,
    broadcast: false,
    from: 'person',
    ...(threadTs !== undefined && { threadTs }),
  });
}

function own({ workspace }: Core, user: string, channel: string, ts: string): Message {
  const message = workspace.messages.get(channel, ts);
  if (message?.user !== user) throw new ActError('Not your message');
  return message;
}

export function edit(core: Core, user: string, channel: string, ts: string, typed: string) {
  const { workspace } = core;
  own(core, user, channel, ts);
  const edited = { user, ts: `${Math.floor(workspace.clock.now() / 1000)}.000000` };
  workspace.messages.edit(channel, ts, { text: messageText(workspace, typed), edited });
}

/** An ephemeral message can be dismissed by the person who sees it. */
export function remove(core: Core, user: string, channel: string, ts: string) {
  const { messages } = core.workspace;
  if (messages.get(channel, ts)?.ephemeralTo !== user) own(core, user, channel, ts);
  messages.remove(channel, ts);
}
