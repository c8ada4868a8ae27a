import type { Message } from '../shapes.ts';
import { messageJson } from '../wire/messages.ts';
import { anyStr, flag, json, str } from './args.ts';
import {
  botMessage,
  checkedContent,
  checkedMetadata,
  checkedThread,
  warningJson,
} from './message-content.ts';
import { defineMethod, SlackError } from './method.ts';
import { joinedChannel, postingChannel } from './places.ts';

const content = {
  channel: str,
  text: anyStr.optional(),
  markdown_text: anyStr.optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  thread_ts: str.optional(),
  link_names: flag.optional(),
  parse: str.optional(),
};

export const chatPostMessage = defineMethod({
  name: 'chat.postMessage',
  scopes: ['chat:write'],
  args: {
    ...content,
    metadata: json.optional(),
    reply_broadcast: flag.optional(),
    mrkdwn: flag.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
    username: str.optional(),
    icon_emoji: str.optional(),
    icon_url: str.optional(),
  },
  run: (call, args) => {
    const { workspace } = call;
    const channel = postingChannel(call, args.channel);
    if (args.username || args.icon_emoji || args.icon_url) call.need('chat:write.customize');
    const checked = checkedContent(workspace, args);
    const metadata = checkedMetadata(args.metadata);
    const threadTs = checkedThread(workspace, channel.id, args.thread_ts);
    const draft: Omit<Message, 'ts'> = {
      ...botMessage(workspace, channel.id, checked),
      broadcast: threadTs !== undefined && (args.reply_broadcast ?? false),
      ...(metadata && { metadata }),
      ...(threadTs !== undefined && { threadTs }),
    };
    const message = workspace.messages.post(draft);
    return {
      channel: channel.id,
      ts: message.ts,
      message: messageJson(workspace, message, true),
      ...warningJson(checked.warnings),
    };
  },
});

export const chatPostEphemeral = defineMethod({
  name: 'chat.postEphemeral',
  scopes: ['chat:write'],
  args: { ...content, user: str },
  run: (call, args) => {
    const { workspace } = call;
    const channel = joinedChannel(call, postingChannel(call, args.channel).id);
    if (!channel.members.includes(args.user)) throw new SlackError('user_not_in_channel');
    if ((args.text ?? '').length > 4000) throw new SlackError('msg_too_long');
    const checked = checkedContent(workspace, args);
    const threadTs = checkedThread(workspace, channel.id, args.thread_ts);
    const message = workspace.messages.post({
      ...botMessage(workspace, channel.id, checked),
      ephemeralTo: args.user,
      ...(threadTs !== undefined && { threadTs }),
    });
    return { message_ts: message.ts };
  },
});
