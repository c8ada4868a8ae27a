import type { View } from '@slack/types';
import type { Listener, Mouth } from '../mouth.ts';
import { type Origin, withOrigin } from '../origin.ts';
import type { Reply } from '../reply.ts';
import type { Message } from '../views/message.ts';
import { openHere, plainMessage, pressAgain } from '../views/trouble.ts';

/** How one delivery is answered; exactly one of `now` and `wait` is called, and `later` after `wait`. */
export interface Way {
  /** Acknowledges with the outcome. */
  now(reply: Reply): Promise<void>;
  /** The deadline has come: acknowledges that the outcome is not known yet. */
  wait(): Promise<void>;
  /** The outcome, late. */
  later(reply: Reply): Promise<void>;
}

/** What every way of answering needs. */
export interface WayParts {
  readonly mouth: Mouth;
  readonly to: Listener;
  readonly triggerId?: string | undefined;
  /** The words that brought a person here; a button can then say them again. */
  readonly words?: string | undefined;
  /** What was asked for is only shown, and changes nothing. */
  readonly reads?: boolean | undefined;
}

export function dressed<V extends View>(view: V, to: Listener): V {
  return withOrigin(view, to.origin);
}

/** Whether there is a channel to say something in; in App Home there is none. */
export function hasRoom({ responseUrl, channel }: Origin): boolean {
  return responseUrl !== undefined || channel !== undefined;
}

/** Instead of a modal that cannot be opened (any more): a button that opens it. */
export function instead({ words, to }: Pick<WayParts, 'words' | 'to'>): Message {
  return words === undefined ? pressAgain() : openHere(words, to.origin.threadTs);
}

/** The sentence of a reply where only a sentence can be said. */
export function sentenceOf(
  reply: Reply,
  parts: Pick<WayParts, 'words' | 'to'>,
): Message | undefined {
  switch (reply.kind) {
    case 'message':
      return reply.message;
    case 'open':
    case 'update':
      return instead(parts);
    case 'close':
      return reply.message;
    case 'errors':
      return plainMessage(Object.values(reply.errors).join(' '));
    case 'nothing':
      return undefined;
  }
}

/** The view of a reply, if it is one. */
export function viewOf(reply: Reply): View | undefined {
  return reply.kind === 'open' || reply.kind === 'update' ? reply.view : undefined;
}
