import type { AlertBlock, ContextBlock, HeaderBlock } from '@slack/types';
import type { JSX } from 'preact';
import type { Block } from '../../protocol.ts';
import { PlainText } from '../text/emoji.tsx';
import { TextObject } from '../text/text-object.tsx';
import { ActionsBlockView } from './actions.tsx';
import { DataTable } from './data-table.tsx';
import { ImageBlockView, ImageElement } from './image.tsx';
import { InputBlockView } from './input.tsx';
import { type DrawnBlock, isDrawn } from './kit.ts';
import { NotDrawn } from './not-drawn.tsx';
import { RichText } from './rich-text.tsx';
import { SectionBlockView } from './section.tsx';
import { Table } from './table.tsx';

function Header({ block }: { readonly block: HeaderBlock }): JSX.Element {
  return (
    <h3 class="header-block">
      <PlainText text={block.text.text} />
    </h3>
  );
}

function Context({ block }: { readonly block: ContextBlock }): JSX.Element {
  return (
    <div class="context-block">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          <ImageElement key={index} image={element} />
        ) : (
          <span key={index}>
            <TextObject text={element} />
          </span>
        ),
      )}
    </div>
  );
}

function Alert({ block }: { readonly block: AlertBlock }): JSX.Element {
  const level = block.level ?? 'default';
  return (
    <div class={`alert-block alert-${level}`} role={level === 'error' ? 'alert' : 'note'}>
      <TextObject text={block.text} />
    </div>
  );
}

function Drawn({ block }: { readonly block: DrawnBlock }): JSX.Element {
  switch (block.type) {
    case 'section':
      return <SectionBlockView block={block} />;
    case 'header':
      return <Header block={block} />;
    case 'divider':
      return <hr class="divider-block" />;
    case 'image':
      return <ImageBlockView block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <ActionsBlockView block={block} />;
    case 'input':
      return <InputBlockView block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'alert':
      return <Alert block={block} />;
  }
}

interface BlocksProps {
  readonly blocks: readonly Block[];
}

/** Ids that Slack makes up are new with every edit; a button would lose the focus with its own. */
const MADE_UP = /^[0-9A-Z]{5}$/;

function keyOf({ block_id: id = '' }: Block, index: number): string {
  return id === '' || MADE_UP.test(id) ? String(index) : id;
}

/** Blocks in their order; block_id as the key keeps what was typed when a view is replaced. */
export function Blocks({ blocks }: BlocksProps): JSX.Element {
  return (
    <div class="blocks">
      {blocks.map((block, index) => {
        const key = keyOf(block, index);
        const candidate: object & { readonly type: string } = block;
        return isDrawn(candidate) ? (
          <Drawn key={key} block={candidate} />
        ) : (
          <NotDrawn key={key} type={block.type} source={block} />
        );
      })}
    </div>
  );
}
