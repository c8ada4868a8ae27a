import type { JSX } from 'preact';
import type { PageMessage } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import { useNames } from '../text/names.ts';
import { formatSlackDate, type Viewer } from '../text/slack-date.ts';

interface ThreadLinkProps {
  readonly channel: string;
  readonly message: PageMessage;
}

/** The page's minute may be older than the newest reply. */
function ago(at: number, viewer: Viewer): string {
  return formatSlackDate('{ago}', at, { ...viewer, now: Math.max(at, viewer.now) });
}

export function ThreadLink({ channel, message }: ThreadLinkProps): JSX.Element | null {
  const { openThread } = usePage();
  const { viewer } = useNames();
  const { replyCount, latestReply } = message;
  if (replyCount === 0) return null;
  return (
    <button
      type="button"
      class="thread-link"
      onClick={() => openThread({ channel, ts: message.ts })}
    >
      <strong>
        {replyCount} {replyCount === 1 ? 'reply' : 'replies'}
      </strong>
      {latestReply === undefined ? null : (
        <span>Last reply {ago(Number(latestReply) * 1000, viewer)}</span>
      )}
    </button>
  );
}
