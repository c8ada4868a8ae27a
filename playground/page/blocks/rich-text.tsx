import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import type { ComponentChildren, JSX } from 'preact';
import { Emoji } from '../text/emoji.tsx';
import { Broadcast, ChannelMention, DateText, Link, UserMention } from '../text/mentions.tsx';

function leaf(element: RichTextElement): ComponentChildren {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <Link url={element.url}>{element.text}</Link>;
    case 'user':
      return <UserMention id={element.user_id} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} />;
    case 'emoji':
      return <Emoji name={element.name} />;
    case 'broadcast':
      return <Broadcast name={element.range} />;
    case 'date':
      return (
        <DateText
          at={element.timestamp * 1000}
          format={element.format}
          url={element.url}
          fallback={element.fallback ?? ''}
        />
      );
    case 'color':
      return <code>{element.value}</code>;
    case 'team':
      return `@${element.team_id}`;
    case 'usergroup':
      return `@${element.usergroup_id}`;
  }
}

function Leaf({ element }: { readonly element: RichTextElement }): JSX.Element {
  const style = element.style ?? {};
  let drawn = leaf(element);
  if (style.code === true) drawn = <code>{drawn}</code>;
  if (style.strike === true) drawn = <del>{drawn}</del>;
  if (style.italic === true) drawn = <em>{drawn}</em>;
  if (style.bold === true) drawn = <strong>{drawn}</strong>;
  return <>{drawn}</>;
}

function Leaves({ elements }: { readonly elements: readonly RichTextElement[] }): JSX.Element {
  return (
    <>
      {elements.map((element, index) => (
        <Leaf key={index} element={element} />
      ))}
    </>
  );
}

function Items({ items }: { readonly items: readonly RichTextSection[] }): JSX.Element {
  return (
    <>
      {items.map((item, index) => (
        <li key={index}>
          <Leaves elements={item.elements} />
        </li>
      ))}
    </>
  );
}

function Part({ part }: { readonly part: RichTextBlockElement }): JSX.Element {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div>
          <Leaves elements={part.elements} />
        </div>
      );
    case 'rich_text_list': {
      const level = `rich-list rich-indent-${Math.min(part.indent ?? 0, 8)}`;
      return part.style === 'ordered' ? (
        <ol class={level}>
          <Items items={part.elements} />
        </ol>
      ) : (
        <ul class={level}>
          <Items items={part.elements} />
        </ul>
      );
    }
    case 'rich_text_quote':
      return (
        <blockquote>
          <Leaves elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Leaves elements={part.elements} />
        </pre>
      );
  }
}

export function RichText({ block }: { readonly block: RichTextBlock }): JSX.Element {
  return (
    <div class="rich-text">
      {block.elements.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}
