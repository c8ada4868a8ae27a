import type { PageMessage } from '../../protocol.ts';
import { localDay, type Viewer } from '../text/slack-date.ts';

export interface MessageRow {
  readonly message: PageMessage;
  /** The first message of its day. */
  readonly newDay: boolean;
  /** Follows its writer's last one closely, so name and picture are left out. */
  readonly compact: boolean;
}

const CLOSE_MS = 5 * 60_000;

export function sentAt(message: PageMessage): number {
  return Number(message.ts) * 1000;
}

function continues(before: PageMessage, message: PageMessage): boolean {
  return (
    before.user === message.user &&
    before.from === message.from &&
    before.ephemeral === message.ephemeral &&
    !message.ephemeral &&
    before.replyCount === 0 &&
    sentAt(message) - sentAt(before) < CLOSE_MS
  );
}

/** Messages with what a reader needs between them. */
export function messageRows(
  messages: readonly PageMessage[],
  viewer: Viewer,
): readonly MessageRow[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const newDay =
      before === undefined ||
      localDay(viewer, sentAt(before)) !== localDay(viewer, sentAt(message));
    return {
      message,
      newDay,
      compact: !newDay && before !== undefined && continues(before, message),
    };
  });
}
