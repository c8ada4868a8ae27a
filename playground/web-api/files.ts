import type { Core } from '../core.ts';
import { records, text } from '../json.ts';
import { fileJson } from '../wire/files.ts';
import { count, json, str } from './args.ts';
import { botMessage, checkedContent, checkedThread } from './message-content.ts';
import { type Call, defineMethod, SlackError } from './method.ts';
import { joinedChannel } from './places.ts';

/* Upload in three steps: a URL, the bytes, the end; the bytes arrive outside the Web API. */

export const filesGetUploadUrl = defineMethod({
  name: 'files.getUploadURLExternal',
  scopes: ['files:write'],
  args: {
    filename: str,
    length: count(1_000_000_000),
    alt_txt: str.optional(),
    alt_text: str.optional(),
    snippet_type: str.optional(),
  },
  run: ({ core, workspace }, { filename, alt_txt }) => {
    const altText = alt_txt === undefined ? {} : { altText: alt_txt };
    const user = workspace.app.botUserId;
    const file = workspace.files.reserve({ name: filename, user, ...altText });
    return { upload_url: `${core.url}/upload/${file.id}`, file_id: file.id };
  },
});

/** The bytes of step two; false when the URL was never given out. */
export const receiveUpload = ({ workspace }: Core, fileId: string, bytes: Buffer): boolean =>
  workspace.files.fill(fileId, bytes) !== undefined;

function share(
  call: Call,
  channelId: string,
  files: readonly string[],
  args: { thread_ts?: string | undefined; initial_comment?: string | undefined; blocks?: unknown },
) {
  const { workspace } = call;
  const channel = joinedChannel(call, channelId);
  const threadTs = checkedThread(workspace, channel.id, args.thread_ts);
  const said = { text: args.initial_comment ?? ' ', blocks: args.blocks };
  workspace.messages.post({
    ...botMessage(workspace, channel.id, checkedContent(workspace, said)),
    files,
    ...(threadTs !== undefined && { threadTs }),
  });
}

export const filesComplete = defineMethod({
  name: 'files.completeUploadExternal',
  scopes: ['files:write'],
  args: {
    files: json,
    channel_id: str.optional(),
    channels: str.optional(),
    thread_ts: str.optional(),
    initial_comment: str.optional(),
    blocks: json.optional(),
  },
  run: (call, args) => {
    const { files } = call.workspace;
    const wanted = records(args.files).map(({ id, title }) => ({ id: text(id), title }));
    if (wanted.length === 0 || wanted.some(({ id }) => !files.get(id)?.bytes.length)) {
      throw new SlackError('file_not_found');
    }
    if (args.channel_id !== undefined) {
      share(
        call,
        args.channel_id,
        wanted.map(({ id }) => id),
        args,
      );
    }
    const done = wanted.flatMap(
      ({ id, title }) =>
        files.complete(id, typeof title === 'string' ? title : undefined, args.channel_id) ?? [],
    );
    return { files: done.map((file) => fileJson(file, call.core.url)) };
  },
});

export const filesInfo = defineMethod({
  name: 'files.info',
  scopes: ['files:read'],
  args: { file: str, cursor: str.optional(), limit: count(1000).optional() },
  run: ({ core, workspace }, { file: id }) => {
    const file = workspace.files.get(id);
    if (!file?.complete) throw new SlackError('file_not_found');
    return { file: fileJson(file, core.url), comments: [] };
  },
});
