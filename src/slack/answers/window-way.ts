import type { Reply } from '../reply.ts';
import { done, noticeView, waitingView } from '../views/trouble.ts';
import { dressed, instead, sentenceOf, viewOf, type Way, type WayParts } from './way.ts';

/** Answers App Home and global shortcuts, where there is no channel: everything said is a modal. */
export function createWindowWay(
  parts: WayParts & { readonly triggerId: string; readonly ack: () => Promise<void> },
): Way {
  const { mouth, to, triggerId, ack } = parts;
  let waiting: string | undefined;

  return {
    async now(reply) {
      await ack();
      const view = windowOf(reply, parts);
      if (view === undefined) return;
      try {
        await mouth.open(triggerId, dressed(view, to));
      } catch {
        await mouth.tell(to, viewOf(reply) ? instead(parts) : (sentenceOf(reply, parts) ?? done()));
      }
    },
    async wait() {
      await ack();
      waiting = await mouth.open(triggerId, dressed(waitingView(parts.reads), to));
    },
    async later(reply) {
      try {
        const view = windowOf(reply, parts) ?? noticeView(done());
        await mouth.update(waiting ?? '', dressed(view, to));
      } catch {
        // Closed in the meantime.
        await mouth.tell(to, sentenceOf(reply, parts) ?? done());
      }
    },
  };
}

function windowOf(reply: Reply, parts: WayParts) {
  const sentence = sentenceOf(reply, parts);
  return viewOf(reply) ?? (sentence && noticeView(sentence));
}
