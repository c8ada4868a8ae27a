import type { Json } from '../json.ts';
import type { Message } from '../shapes.ts';
import { messageJson, permalink } from '../wire/messages.ts';
import { anyStr, flag, json, str } from './args.ts';
import { checkedContent, checkedMetadata } from './message-content.ts';
import { type Call, defineMethod, SlackError } from './method.ts';
import { visibleChannel } from './places.ts';

function ownMessage(call: Call, channel: string, ts: string, refusal: string): Message {
  const message = call.workspace.messages.get(visibleChannel(call, channel).id, ts);
  if (!message || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
  if (message.from !== 'bot') throw new SlackError(refusal);
  return message;
}

/** `{}` clears the metadata, nothing keeps it. */
function metadataChange(metadata: unknown): Json | null | undefined {
  const isEmpty = typeof metadata === 'object' && metadata && Object.keys(metadata).length === 0;
  return isEmpty ? null : checkedMetadata(metadata);
}

export const chatUpdate = defineMethod({
  name: 'chat.update',
  scopes: ['chat:write'],
  args: {
    channel: str,
    ts: str,
    text: anyStr.optional(),
    markdown_text: anyStr.optional(),
    blocks: json.optional(),
    attachments: json.optional(),
    metadata: json.optional(),
    link_names: flag.optional(),
    parse: str.optional(),
    as_user: flag.optional(),
    reply_broadcast: flag.optional(),
    file_ids: json.optional(),
  },
  run: (call, args) => {
    const { workspace } = call;
    const before = ownMessage(call, args.channel, args.ts, 'cant_update_message');
    if (call.workspace.channel(args.channel)?.isArchived) throw new SlackError('is_archived');
    if ((args.text ?? '').length > 4000) throw new SlackError('msg_too_long');
    const { text, blocks, attachments } = checkedContent(workspace, args);
    const metadata = metadataChange(args.metadata);
    const isTextEdit = blocks.length === 0 && text !== before.text;
    const message = workspace.messages.edit(args.channel, args.ts, {
      text,
      blocks,
      attachments,
      ...(metadata !== undefined && { metadata }),
      ...(isTextEdit && { edited: { user: workspace.app.botUserId, ts: editTs(call) } }),
    });
    return {
      channel: args.channel,
      ts: args.ts,
      text,
      message: message ? messageJson(workspace, message, true) : {},
    };
  },
});

const editTs = ({ workspace }: Call) => `${Math.floor(workspace.clock.now() / 1000)}.000000`;

export const chatDelete = defineMethod({
  name: 'chat.delete',
  scopes: ['chat:write'],
  args: { channel: str, ts: str, as_user: flag.optional() },
  run: (call, { channel, ts }) => {
    ownMessage(call, channel, ts, 'cant_delete_message');
    call.workspace.messages.remove(channel, ts);
    return { channel, ts };
  },
});

export const chatGetPermalink = defineMethod({
  name: 'chat.getPermalink',
  args: { channel: str, message_ts: str },
  run: (call, { channel, message_ts: ts }) => {
    const message = call.workspace.messages.get(visibleChannel(call, channel).id, ts);
    if (!message) throw new SlackError('message_not_found');
    return { channel, permalink: permalink(call.workspace, channel, ts, message.threadTs) };
  },
});
