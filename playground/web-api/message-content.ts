import { z } from 'zod';
import { compact, isRecord, type Json, list, records } from '../json.ts';
import { problemsOfBlocks } from '../limits/check.ts';
import { hasTwoTables, messageTextLength, slackFilesOf } from '../limits/whole.ts';
import { inWords, type Problem } from '../limits/words.ts';
import type { Block } from '../protocol.ts';
import type { Message } from '../shapes.ts';
import { echoBlocks } from '../wire/blocks.ts';
import { sanitizeText } from '../wire/messages.ts';
import type { Workspace } from '../workspace.ts';
import { SlackError } from './method.ts';

/* Text, blocks and metadata of a message, checked as chat.* checks them. */

const MOST_BLOCK_TEXT = 13_200;
const MOST_METADATA_BYTES = 16_000;
const MOST_TEXT = 40_000;

export const refuseProblems = (code: string, problems: readonly Problem[]) =>
  new SlackError(code, {
    errors: problems.map(inWords),
    response_metadata: { messages: problems.map((one) => `[ERROR] ${inWords(one)}`) },
  });

/** Throws `invalid_blocks` and its relatives. */
function checkedBlocks(workspace: Workspace, blocks: unknown): readonly Block[] {
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  if (hasTwoTables(records(blocks))) {
    throw new SlackError('invalid_attachments', {
      response_metadata: { messages: ['[ERROR] only_one_table_allowed'] },
    });
  }
  const problems = problemsOfBlocks(blocks, 'message');
  if (problems.length > 0) throw refuseProblems('invalid_blocks', problems);
  if (messageTextLength(records(blocks)) > MOST_BLOCK_TEXT) {
    throw new SlackError('msg_blocks_too_long');
  }
  refuseUnknownFiles(workspace, records(blocks));
  return echoBlocks(blocks, workspace.ids);
}

export function refuseUnknownFiles(
  workspace: Workspace,
  blocks: readonly Json[],
  root = '/blocks',
) {
  const missing = slackFilesOf(blocks).filter((id) => !workspace.files.get(id)?.complete);
  if (missing.length > 0) {
    throw refuseProblems(
      'invalid_blocks',
      missing.map(() => ({ message: 'invalid slack file', pointer: root })),
    );
  }
}

export interface Content {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly Json[];
  readonly warnings: readonly string[];
}

export interface ContentArgs {
  readonly text?: string | undefined;
  readonly markdown_text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

/** Throws `no_text` when there is nothing to show. */
export function checkedContent(workspace: Workspace, args: ContentArgs): Content {
  const { markdown_text: markdown } = args;
  if (markdown !== undefined && (args.text || args.blocks !== undefined)) {
    throw new SlackError('markdown_text_conflict');
  }
  if (markdown !== undefined && markdown.length > 12_000) throw new SlackError('msg_too_long');
  const source = args.blocks ?? (markdown ? [{ type: 'markdown', text: markdown }] : []);
  const blocks = checkedBlocks(workspace, source);
  const attachments = records(args.attachments);
  if (list(args.attachments).length > 100) throw new SlackError('too_many_attachments');
  const said = args.text ?? '';
  if (said === '' && blocks.length === 0 && attachments.length === 0) {
    throw new SlackError('no_text');
  }
  return {
    text: sanitizeText(said).slice(0, MOST_TEXT),
    blocks,
    attachments,
    warnings: said.length > MOST_TEXT ? ['message_truncated'] : [],
  };
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const payloadValue = z.union([
  scalar,
  z.record(z.string(), scalar),
  z.array(z.union([scalar, z.record(z.string(), scalar)])),
]);
const metadataShape = z.looseObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), payloadValue),
});

/** Undefined when none was given; throws when it is not what Slack takes. */
export function checkedMetadata(metadata: unknown): Json | undefined {
  if (metadata === undefined) return undefined;
  if (!isRecord(metadata)) throw new SlackError('invalid_metadata_format');
  const parsed = metadataShape.safeParse(metadata);
  if (!parsed.success) throw new SlackError('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(metadata)) > MOST_METADATA_BYTES) {
    throw new SlackError('metadata_too_large');
  }
  return parsed.data;
}

/** The thread that a reply goes into; throws when there is none to reply to. */
export function checkedThread(
  workspace: Workspace,
  channel: string,
  threadTs: string | undefined,
): string | undefined {
  if (threadTs === undefined) return undefined;
  if (!/^\d+\.\d{6}$/.test(threadTs)) throw new SlackError('invalid_thread_ts');
  const parent = workspace.messages.get(channel, threadTs);
  if (!parent || parent.ephemeralTo !== undefined) throw new SlackError('thread_not_found');
  if (parent.threadTs !== undefined && parent.threadTs !== parent.ts) {
    throw new SlackError('cannot_reply_to_message');
  }
  return threadTs;
}

export const botMessage = (
  workspace: Workspace,
  channel: string,
  content: Content,
): Omit<Message, 'ts'> => ({
  channel,
  user: workspace.app.botUserId,
  text: content.text,
  blocks: content.blocks,
  attachments: content.attachments,
  files: slackFilesOf(content.blocks),
  broadcast: false,
  from: 'bot',
});

export const warningJson = (warnings: readonly string[]): Json =>
  compact({
    warning: warnings[0],
    response_metadata: warnings.length > 0 ? { warnings } : undefined,
  });
