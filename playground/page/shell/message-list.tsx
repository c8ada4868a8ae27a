import type { JSX } from 'preact';
import { Fragment } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';
import { messageRows, sentAt } from '../state/message-rows.ts';
import { useNames } from '../text/names.ts';
import { dateFormat, nearDay, type Viewer } from '../text/slack-date.ts';
import { MessageView } from './message.tsx';

interface MessageListProps {
  readonly label: string;
  readonly channel: string;
  readonly messages: readonly PageMessage[];
  readonly inThread?: boolean;
  /** How often the reader wrote here: what comes of that is to be seen. */
  readonly written: number;
}

const NEAR_PX = 120;

/** For a list and the field below it: writing takes the list to its end. */
export function useWritten(): { readonly written: number; onWrite(): void } {
  const [written, setWritten] = useState(0);
  return { written, onWrite: () => setWritten((before) => before + 1) };
}

function dayName(viewer: Viewer, at: number): string {
  const near = nearDay(viewer, at);
  if (near !== undefined) return near.charAt(0).toUpperCase() + near.slice(1);
  return dateFormat(viewer, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** The newest message stays in sight unless the reader went up to read. */
export function MessageList(props: MessageListProps): JSX.Element {
  const { label, channel, messages, inThread, written } = props;
  const { viewer } = useNames();
  const box = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const rows = useMemo(() => messageRows(messages, viewer), [messages, viewer]);
  const toEnd = (): void => {
    if (box.current && pinned.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => {
    pinned.current = true;
  }, [written]);
  useLayoutEffect(toEnd);
  return (
    <div
      ref={box}
      class="messages"
      role="log"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      // A picture takes its height only once it is there; its load does not bubble.
      onLoadCapture={toEnd}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        pinned.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
      }}
    >
      <div class="messages-inner">
        {rows.length === 0 ? <p class="messages-empty">Nothing here yet.</p> : null}
        {rows.map(({ message, newDay, compact }) => (
          <Fragment key={message.ts}>
            {newDay ? (
              <div class="day">
                <span>{dayName(viewer, sentAt(message))}</span>
              </div>
            ) : null}
            <MessageView
              channel={channel}
              message={message}
              compact={compact}
              inThread={inThread === true}
            />
          </Fragment>
        ))}
      </div>
    </div>
  );
}
