import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { ResponseTarget } from '../response-url.ts';
import { botMessage, type Content, checkedContent } from '../web-api/message-content.ts';
import { SlackError } from '../web-api/method.ts';

/* What the app says in answer to an act, in its ack or through a response_url. */

const isEmpty = (body: Json) =>
  body.text === undefined && body.blocks === undefined && body.attachments === undefined;

function contentOf({ workspace }: Core, body: Json): Content {
  const { text, blocks, attachments } = body;
  return checkedContent(workspace, {
    ...(typeof text === 'string' && { text }),
    ...(blocks !== undefined && blocks !== null && { blocks }),
    ...(attachments !== undefined && attachments !== null && { attachments }),
  });
}

function replaceOriginal(core: Core, target: ResponseTarget, body: Json) {
  const { messages } = core.workspace;
  const { text, blocks, attachments } = contentOf(core, body);
  const ts = target.messageTs ?? '';
  if (!messages.edit(target.channel, ts, { text, blocks, attachments })) {
    throw new SlackError('message_not_found');
  }
}

function postAnew(core: Core, target: ResponseTarget, body: Json) {
  const { workspace } = core;
  const isPublic = body.response_type === 'in_channel';
  const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : target.threadTs;
  workspace.messages.post({
    ...botMessage(workspace, target.channel, contentOf(core, body)),
    ...(threadTs !== undefined && { threadTs }),
    ...(!isPublic && { ephemeralTo: target.user }),
  });
}

/** Throws a SlackError when Slack would not take the answer. */
export function applyResponse(core: Core, target: ResponseTarget, body: Json) {
  if (body.delete_original === true && target.messageTs !== undefined) {
    core.workspace.messages.remove(target.channel, target.messageTs);
  } else if (body.replace_original === true && target.messageTs !== undefined) {
    replaceOriginal(core, target, body);
  } else if (isEmpty(body)) {
    throw new SlackError('no_text');
  } else {
    postAnew(core, target, body);
  }
}

/** A note of Slack's own that only this person sees. */
export function slackNote(
  core: Core,
  channel: string,
  user: string,
  text: string,
  threadTs?: string,
) {
  core.workspace.messages.post({
    channel,
    user: 'USLACKBOT',
    text,
    blocks: [],
    attachments: [],
    files: [],
    broadcast: false,
    ephemeralTo: user,
    from: 'slack',
    ...(threadTs !== undefined && { threadTs }),
  });
}
