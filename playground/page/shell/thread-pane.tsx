import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Composer } from '../composer/composer.tsx';
import { channelTitle, threadMessages } from '../state/conversations.ts';
import { type ThreadPlace, usePage } from '../state/page.ts';
import { Icon } from './icons.tsx';
import { MessageList, useWritten } from './message-list.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/** A message and its replies, beside the channel: one writes there at once, and Esc closes it. */
export function ThreadPane({ thread }: { readonly thread: ThreadPlace }): JSX.Element {
  const { snapshot, openThread } = usePage();
  const channel = snapshot.channels.find((one) => one.id === thread.channel);
  const { root, replies } = threadMessages(snapshot, thread.channel, thread.ts);
  const shown = root === undefined ? replies : [root, ...replies];
  const box = useRef<HTMLElement>(null);
  const { written, onWrite } = useWritten();
  useFocusReturn(box);
  useLayoutEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const close = (): void => openThread(undefined);
  return (
    <aside
      ref={box}
      class="pane thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="pane-head">
        <h2>Thread</h2>
        <span class="middle-note">{channel === undefined ? '' : channelTitle(channel)}</span>
        <button type="button" class="icon-button" aria-label="Close thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        label="Thread"
        channel={thread.channel}
        messages={shown}
        inThread
        written={written}
      />
      <Composer
        channel={thread.channel}
        threadTs={thread.ts}
        label="Reply in thread"
        placeholder="Reply…"
        onWrite={onWrite}
      />
    </aside>
  );
}
