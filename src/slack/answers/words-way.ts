import type { Message } from '../views/message.ts';
import { done, waiting } from '../views/trouble.ts';
import { dressed, instead, sentenceOf, viewOf, type Way, type WayParts } from './way.ts';

/**
 * Answers words and buttons in a channel: a command in its acknowledgement, the rest by response URL
 * or, where there is none, as a message only the person sees.
 */
export function createWordsWay(
  parts: WayParts & {
    /** With a message only for commands. */
    readonly ack?: (message?: Message) => Promise<void>;
    readonly speaksInAck: boolean;
  },
): Way {
  const { mouth, to, triggerId, ack, speaksInAck } = parts;

  async function say(message: Message, replaces = false): Promise<void> {
    if (!speaksInAck) {
      await ack?.();
      return mouth.tell(to, message, replaces);
    }
    try {
      await ack?.(message);
    } catch {
      // The socket went while the handler worked: what was done must still be told.
      await mouth.tell(to, message);
    }
  }

  return {
    async now(reply) {
      const view = viewOf(reply);
      if (view === undefined || triggerId === undefined) {
        const sentence = sentenceOf(reply, parts);
        const replaces = reply.kind === 'message' && reply.replaces === true;
        return sentence === undefined ? ack?.() : say(sentence, replaces);
      }
      await ack?.();
      try {
        await mouth.open(triggerId, dressed(view, to));
      } catch {
        await mouth.tell(to, instead(parts));
      }
    },
    wait: () => say(waiting(parts.reads)),
    async later(reply) {
      const sentence = sentenceOf(reply, parts);
      await mouth.tell(to, sentence ?? done());
    },
  };
}
