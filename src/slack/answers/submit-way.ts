import type { ModalView, View } from '@slack/types';
import type { Submitted } from '../modals/modal.ts';
import type { Reply } from '../reply.ts';
import type { Message } from '../views/message.ts';
import { done, noticeView, waitingView } from '../views/trouble.ts';
import { refill } from './refill.ts';
import { dressed, hasRoom, sentenceOf, type Way, type WayParts } from './way.ts';

/** What an acknowledgement of a submitted modal may say. */
type SubmitAck =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update' | 'push'; readonly view: View }
  | { readonly response_action: 'clear' };

interface SubmitParts extends WayParts {
  readonly ack: (answer?: SubmitAck) => Promise<void>;
  readonly submitted: { readonly id: string; readonly view: ModalView; readonly state: Submitted };
}

/** Answers a submitted modal: at its fields, in its place, or where it was opened from. */
export function createSubmitWay(parts: SubmitParts): Way {
  const { mouth, to, ack, submitted } = parts;
  const isAlone = to.origin.below === undefined;

  /** An empty acknowledgement closes the modal alone. */
  const closed = (all: boolean) => ack(all ? { response_action: 'clear' } : undefined);

  /** Told in the channel it came from when there is one, else in the modal's own place. */
  async function close(message: Message, all: boolean): Promise<void> {
    if (!hasRoom(to.origin)) {
      return ack({ response_action: 'update', view: dressed(noticeView(message, { all }), to) });
    }
    await closed(all);
    await mouth.tell(to, message);
  }

  async function acknowledge(reply: Reply): Promise<void> {
    switch (reply.kind) {
      case 'nothing':
        return ack();
      case 'message':
        return close(reply.message, false);
      case 'close':
        return reply.message === undefined ? closed(isAlone) : close(reply.message, isAlone);
      case 'open':
        return ack({ response_action: 'push', view: dressed(reply.view, to) });
      case 'update':
        return ack({ response_action: 'update', view: dressed(reply.view, to) });
      case 'errors':
        return ack({ response_action: 'errors', errors: { ...reply.errors } });
    }
  }

  return {
    async now(reply) {
      try {
        await acknowledge(reply);
      } catch {
        // The socket went while the handler worked: what was done must still be told.
        await mouth.tell(to, sentenceOf(reply, parts) ?? done());
      }
    },
    wait: () => ack({ response_action: 'update', view: dressed(waitingView(), to) }),
    async later(reply) {
      try {
        await mouth.update(submitted.id, dressed(lateView(reply, submitted, isAlone), to));
      } catch {
        // Closed in the meantime.
        await mouth.tell(to, sentenceOf(reply, parts) ?? done());
      }
    },
  };
}

/** It would have stood on top of the form, whose place it takes now: there is no way back to it. */
function alone(view: View): View {
  if (view.type !== 'modal' || view.submit === undefined) return view;
  return { ...view, close: { type: 'plain_text', text: 'Cancel' } };
}

function lateView(reply: Reply, submitted: SubmitParts['submitted'], isAlone: boolean): View {
  switch (reply.kind) {
    case 'open':
      return alone(reply.view);
    case 'update':
      return reply.view;
    case 'errors':
      return refill(submitted.view, submitted.state, reply.errors);
    case 'message':
      return noticeView(reply.message);
    case 'close':
      return noticeView(reply.message ?? done(), { all: isAlone });
    case 'nothing':
      return noticeView(done());
  }
}
