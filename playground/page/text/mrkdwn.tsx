import type { ComponentChildren, JSX } from 'preact';
import { type Node, NodeType, parse } from 'slack-message-parser';
import { Emoji } from './emoji.tsx';
import { Broadcast, ChannelMention, DateText, Link, UserMention } from './mentions.tsx';
import { unescapeText } from './safe-link.ts';

function Nodes({ nodes }: { readonly nodes: readonly Node[] }): JSX.Element {
  return (
    <>
      {nodes.map((node, index) => (
        // A parsed text never reorders its parts.
        <Inline key={index} node={node} />
      ))}
    </>
  );
}

function children(nodes: readonly Node[] | undefined): ComponentChildren {
  return nodes === undefined ? undefined : <Nodes nodes={nodes} />;
}

type CommandNode = Extract<Node, { type: NodeType.Command }>;

function Command({ node }: { readonly node: CommandNode }): JSX.Element {
  const [first, format, url] = node.arguments;
  const label = node.label?.map((part) => part.source).join('');
  switch (node.name) {
    case 'date':
      return (
        <DateText
          at={Number(first) * 1000}
          format={unescapeText(format ?? '')}
          url={url}
          fallback={unescapeText(label ?? '')}
        />
      );
    case 'here':
    case 'channel':
    case 'everyone':
      return <Broadcast name={node.name} />;
    default:
      return <>{unescapeText(label ?? `<!${node.name}>`)}</>;
  }
}

function styled(node: Node): JSX.Element | undefined {
  switch (node.type) {
    case NodeType.Bold:
      return <strong>{children(node.children)}</strong>;
    case NodeType.Italic:
      return <em>{children(node.children)}</em>;
    case NodeType.Strike:
      return <del>{children(node.children)}</del>;
    case NodeType.Quote:
      return <blockquote>{children(node.children)}</blockquote>;
    case NodeType.Code:
      return <code>{unescapeText(node.text)}</code>;
    case NodeType.PreText:
      return <pre>{unescapeText(node.text)}</pre>;
    default:
      return undefined;
  }
}

/** Slack makes a link of a bare address. */
function Linked({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(/(https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]}'"])/);
  return (
    <>
      {parts.map((part, index) =>
        // Every second part is what the split matched.
        index % 2 === 1 ? <Link key={index} url={part} /> : part,
      )}
    </>
  );
}

function Inline({ node }: { readonly node: Node }): JSX.Element {
  switch (node.type) {
    case NodeType.Text:
      return <Linked text={unescapeText(node.text)} />;
    case NodeType.Emoji:
      return <Emoji name={node.name} source={node.source} />;
    case NodeType.UserLink:
      return <UserMention id={node.userID} />;
    case NodeType.ChannelLink:
      return <ChannelMention id={node.channelID} />;
    case NodeType.URL:
      return <Link url={unescapeText(node.url)}>{children(node.label)}</Link>;
    case NodeType.Command:
      return <Command node={node} />;
    case NodeType.Root:
      return <Nodes nodes={node.children} />;
    default:
      return styled(node) ?? <>{unescapeText(node.source)}</>;
  }
}

/** Slack's own markup, drawn as elements: nothing a person typed is ever read as HTML. */
export function Mrkdwn({ text }: { readonly text: string }): JSX.Element {
  // Slack takes the sign of a quotation escaped and bare, the parser only escaped.
  return <Inline node={parse(text.replaceAll(/^(?:>|&gt;) ?/gm, '&gt;'))} />;
}
