import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { personById } from '../state/conversations.ts';
import { sentAt } from '../state/message-rows.ts';
import { usePage } from '../state/page.ts';
import { DateText } from '../text/mentions.tsx';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { useNames } from '../text/names.ts';
import { dateFormat } from '../text/slack-date.ts';
import { Avatar } from './avatar.tsx';
import { Files } from './files.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageTools } from './message-tools.tsx';
import { SurfaceOf } from './surface-of.tsx';
import { ThreadLink } from './thread-link.tsx';

interface MessageProps {
  readonly channel: string;
  readonly message: PageMessage;
  readonly compact: boolean;
  readonly inThread: boolean;
}

function useWriter(message: PageMessage): Parameters<typeof Avatar>[0]['person'] {
  const { snapshot } = usePage();
  if (message.from === 'slack') return { id: 'slack', realName: 'Slackbot', isBot: false };
  return (
    personById(snapshot, message.user) ?? {
      id: message.user,
      realName: message.from === 'bot' ? snapshot.app.name : message.user,
      isBot: message.from === 'bot',
    }
  );
}

function Byline({ message }: { readonly message: PageMessage }): JSX.Element {
  const writer = useWriter(message);
  return (
    <div class="byline">
      <span class="writer">{writer.realName}</span>
      {message.from === 'bot' ? <span class="badge">APP</span> : null}
      <span class="sent">
        <DateText at={sentAt(message)} format="{time}" fallback="" />
      </span>
    </div>
  );
}

function Body({ channel, message }: Pick<MessageProps, 'channel' | 'message'>): JSX.Element {
  const container = useMemo(
    () => ({ type: 'message' as const, channel, ts: message.ts }),
    [channel, message.ts],
  );
  return (
    <div class="message-body">
      {message.blocks.length === 0 ? (
        <div class="message-text">
          <Mrkdwn text={message.text} />
          {message.edited ? <span class="edited"> (edited)</span> : null}
        </div>
      ) : (
        <SurfaceOf container={container}>
          <Blocks blocks={message.blocks} />
        </SurfaceOf>
      )}
      <Files files={message.files.filter(({ id }) => !isShown(message, id))} />
    </div>
  );
}

/** A picture that stands in a block is not attached once more. */
function isShown({ blocks }: Pick<PageMessage, 'blocks'>, id: string): boolean {
  return blocks.some(
    (block) =>
      typeof block.slack_file === 'object' &&
      block.slack_file !== null &&
      'id' in block.slack_file &&
      block.slack_file.id === id,
  );
}

/** One message with what can be done about it. */
export function MessageView({ channel, message, compact, inThread }: MessageProps): JSX.Element {
  const writer = useWriter(message);
  const { viewer } = useNames();
  const [editing, setEditing] = useState(false);
  const time = dateFormat(viewer, { timeStyle: 'short' }).format(sentAt(message));
  return (
    <article
      class={message.ephemeral ? 'message message-private' : 'message'}
      aria-label={`${writer.realName}, ${time}`}
      data-ts={message.ts}
    >
      <div class="message-side">
        {compact ? <span class="side-time">{time}</span> : <Avatar person={writer} />}
      </div>
      <div class="message-main">
        {message.ephemeral ? <p class="only-you">Only visible to you</p> : null}
        {compact ? null : <Byline message={message} />}
        {editing ? (
          <MessageEditor channel={channel} message={message} onDone={() => setEditing(false)} />
        ) : (
          <Body channel={channel} message={message} />
        )}
        {inThread ? null : <ThreadLink channel={channel} message={message} />}
      </div>
      {message.ephemeral ? null : (
        <MessageTools
          channel={channel}
          message={message}
          inThread={inThread}
          onEdit={() => setEditing(true)}
        />
      )}
    </article>
  );
}
