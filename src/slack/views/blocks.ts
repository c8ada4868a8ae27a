import type {
  ActionsBlock,
  ActionsBlockElement,
  Block,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { cut, limits } from './limits.ts';
import type { Message } from './message.ts';
import { plainLine } from './mrkdwn.ts';

export type AnyBlock = KnownBlock | Block;

/** `mrkdwn` is already escaped: see `line` and `paragraph`. */
export function section(mrkdwn: string, accessory?: SectionBlockAccessory): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(mrkdwn, limits.sectionText) || ' ' },
    ...(accessory === undefined ? {} : { accessory }),
  };
}

export function header(text: string): HeaderBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: plainLine(text, limits.header) || ' ', emoji: false },
  };
}

/** Small grey lines; already escaped mrkdwn. */
export function context(...texts: readonly string[]): ContextBlock {
  return {
    type: 'context',
    elements: texts
      .slice(0, limits.contextElements)
      .map((text) => ({ type: 'mrkdwn', text: cut(text, limits.sectionText) || ' ' })),
  };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function actions(elements: readonly ActionsBlockElement[], blockId?: string): ActionsBlock {
  return {
    type: 'actions',
    elements: elements.slice(0, limits.actionElements),
    ...(blockId === undefined ? {} : { block_id: blockId }),
  };
}

/** `text` is mrkdwn too: what stands in it from people must be escaped. */
export function message(text: string, blocks: readonly AnyBlock[] = [section(text)]): Message {
  return { text: cut(text, limits.messageText), blocks: fitBlocks(blocks) };
}

/** Slack refuses a whole message for one block too many or for too much text: the tail gives way. */
function fitBlocks(blocks: readonly AnyBlock[]): readonly AnyBlock[] {
  const kept: AnyBlock[] = [];
  let total = 0;
  for (const block of blocks) {
    total += textLength(block);
    if (kept.length === limits.messageBlocks || total > limits.messageTotal) break;
    kept.push(block);
  }
  return kept;
}

function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, part]) =>
      sum + (key === 'text' && typeof part === 'string' ? part.length : textLength(part)),
    0,
  );
}
