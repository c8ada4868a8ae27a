import type {
  ActionsBlock,
  AlertBlock,
  ContextBlock,
  DataTableBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';
import type { Block } from '../../protocol.ts';

export type DrawnBlock =
  | AlertBlock
  | ActionsBlock
  | ContextBlock
  | DataTableBlock
  | DividerBlock
  | HeaderBlock
  | ImageBlock
  | InputBlock
  | RichTextBlock
  | SectionBlock
  | TableBlock;

const DRAWN: ReadonlySet<string> = new Set<DrawnBlock['type']>([
  'alert',
  'actions',
  'context',
  'data_table',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
]);

/** The stand-in has checked the block's shape before it kept it, so its type says the rest. */
export function isDrawn(block: object & { readonly type: string }): block is DrawnBlock {
  return DRAWN.has(block.type);
}

export function inputBlocks(blocks: readonly Block[]): readonly InputBlock[] {
  return blocks.flatMap((block) => {
    const candidate: object & { readonly type: string } = block;
    return isDrawn(candidate) && candidate.type === 'input' ? [candidate] : [];
  });
}
