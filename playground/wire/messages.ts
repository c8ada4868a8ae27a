import { compact, type Json } from '../json.ts';
import type { Message } from '../shapes.ts';
import type { Workspace } from '../workspace.ts';
import { fileJson } from './files.ts';

/* Messages as the Web API and events show them. */

/** Bare ampersands and brackets are escaped; Slack's own `<…>` sequences stay. */
export const sanitizeText = (source: string) => source.replace(/&(?!(amp|lt|gt);)/g, '&amp;');

function threadFacts(workspace: Workspace, message: Message): Json {
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const parent = workspace.messages.get(message.channel, message.threadTs);
    return { thread_ts: message.threadTs, parent_user_id: parent?.user };
  }
  const replies = workspace.messages.replies(message.channel, message.ts);
  return replies.length === 0
    ? {}
    : {
        thread_ts: message.ts,
        reply_count: replies.length,
        reply_users_count: new Set(replies.map(({ user }) => user)).size,
        reply_users: [...new Set(replies.map(({ user }) => user))],
        latest_reply: replies.at(-1)?.ts,
        is_locked: false,
        subscribed: false,
      };
}

function authorFacts({ app, team }: Workspace, message: Message): Json {
  if (message.from !== 'bot') return { user: message.user, team: team.id };
  return {
    user: app.botUserId,
    bot_id: app.botId,
    app_id: app.id,
    team: team.id,
    bot_profile: {
      id: app.botId,
      app_id: app.id,
      user_id: app.botUserId,
      name: app.name,
      deleted: false,
      team_id: team.id,
    },
  };
}

function subtypeOf({ isTombstone, broadcast }: Message): string | undefined {
  if (isTombstone) return 'tombstone';
  return broadcast ? 'thread_broadcast' : undefined;
}

export function messageJson(workspace: Workspace, message: Message, withMetadata = false): Json {
  const files = message.files.flatMap((id) => workspace.files.get(id) ?? []);
  return compact({
    type: 'message',
    subtype: subtypeOf(message),
    hidden: message.isTombstone,
    ...authorFacts(workspace, message),
    text: message.text,
    ts: message.ts,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    files: files.length > 0 ? files.map((file) => fileJson(file, '')) : undefined,
    edited: message.edited,
    ...threadFacts(workspace, message),
    metadata: withMetadata ? message.metadata : undefined,
  });
}

export const permalink = ({ team }: Workspace, channel: string, ts: string, threadTs?: string) =>
  `https://${team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${
    threadTs === undefined || threadTs === ts ? '' : `?thread_ts=${threadTs}&cid=${channel}`
  }`;
