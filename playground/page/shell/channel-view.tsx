import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PageChannel } from '../../protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { channelMessages, channelTitle, isAppDm, isRoom } from '../state/conversations.ts';
import { usePage } from '../state/page.ts';
import { AppTabs } from './app-tabs.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { MessageList, useWritten } from './message-list.tsx';

function Header({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { snapshot } = usePage();
  const inApp = isAppDm(snapshot, channel);
  const people = channel.members.length;
  return (
    <header class="middle-head">
      <h2>{channelTitle(channel)}</h2>
      {inApp ? (
        <AppTabs current="messages" />
      ) : (
        <>
          <span class="middle-note">
            {people} {people === 1 ? 'member' : 'members'}
          </span>
          {isRoom(channel) && !channel.isArchived ? <ChannelMenu channel={channel} /> : null}
        </>
      )}
    </header>
  );
}

/** The field to write in, for members of a living channel. */
function Foot({
  channel,
  onWrite,
}: {
  readonly channel: PageChannel;
  onWrite(): void;
}): JSX.Element {
  const { snapshot, act } = usePage();
  const { id } = channel;
  const title = channelTitle(channel);
  if (channel.isArchived) return <p class="composer-note">This channel is archived.</p>;
  if (channel.members.includes(snapshot.me.id)) {
    return <Composer channel={id} label={`Message ${title}`} commands onWrite={onWrite} />;
  }
  return (
    <p class="composer-note">
      You are not in {title}.{' '}
      <button
        type="button"
        class="button"
        onClick={() => void act({ type: 'invite', channel: id, user: snapshot.me.id })}
      >
        Join
      </button>
    </p>
  );
}

/** One channel or direct message: its messages and the field to write in. */
export function ChannelView({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { snapshot, act } = usePage();
  const { id, unread } = channel;
  const title = channelTitle(channel);
  const { written, onWrite } = useWritten();
  useEffect(() => {
    if (unread > 0) void act({ type: 'markRead', channel: id });
  }, [id, unread, act]);
  return (
    <>
      <Header channel={channel} />
      <MessageList
        label={`Messages in ${title}`}
        channel={id}
        messages={channelMessages(snapshot, id)}
        written={written}
      />
      <Foot channel={channel} onWrite={onWrite} />
    </>
  );
}
