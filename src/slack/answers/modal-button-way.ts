import type { View } from '@slack/types';
import type { Listener } from '../mouth.ts';
import type { Below } from '../origin.ts';
import type { Reply } from '../reply.ts';
import { done, isNotice, noticeView, waitingView } from '../views/trouble.ts';
import { dressed, hasRoom, instead, sentenceOf, type Way, type WayParts } from './way.ts';

interface ModalButtonParts extends WayParts {
  readonly ack: () => Promise<void>;
  readonly triggerId: string;
  readonly modal: { readonly id: string; readonly callbackId: string };
  /** The modal itself, when it waits below what is opened from it. */
  readonly waits?: Below | undefined;
}

/** Answers a button or a dispatching input inside a modal: in its place, or on top of it. */
export function createModalButtonWay(parts: ModalButtonParts): Way {
  const { mouth, to, triggerId, ack, modal, waits } = parts;
  const onTop = waits === undefined ? to : { ...to, origin: { ...to.origin, below: waits } };
  let waiting: string | undefined;

  /** What people may still be typing into stays; a notice has nothing to lose. */
  const show = async (view: View, inPlace: boolean) => {
    if (inPlace) return mouth.update(modal.id, dressed(view, insteadOf(to, view)));
    await mouth.push(triggerId, dressed(view, onTop));
  };

  /** What a form waits for shows in it, so that the words are said where the form came from. */
  const saidAside = (reply: Reply) =>
    reply.kind === 'message' && reply.changed && waits && hasRoom(to.origin)
      ? reply.message
      : undefined;

  return {
    async now(reply) {
      await ack();
      const aside = saidAside(reply);
      if (aside !== undefined) return mouth.tell(to, aside);
      const step = stepOf(reply, parts);
      if (step === undefined) return;
      try {
        await show(step.view, step.inPlace || isNotice(modal.callbackId));
      } catch {
        await mouth.tell(to, sentenceOf(reply, parts) ?? instead(parts));
      }
    },
    async wait() {
      await ack();
      waiting = await mouth.push(triggerId, dressed(waitingView(parts.reads), onTop));
    },
    async later(reply) {
      const step = stepOf(reply, parts) ?? { view: noticeView(done()), inPlace: false };
      try {
        if (!step.inPlace) return await mouth.update(waiting ?? '', dressed(step.view, onTop));
        await mouth.update(modal.id, dressed(step.view, to));
        await mouth.update(waiting ?? '', dressed(noticeView(done()), to));
      } catch {
        await mouth.tell(to, sentenceOf(reply, parts) ?? done());
      }
    },
  };
}

/** A form that waits below is not come back to from another one of its kind. */
function insteadOf(to: Listener, view: View): Listener {
  const { below, ...origin } = to.origin;
  return view.callback_id !== undefined && view.callback_id === below?.form
    ? { ...to, origin }
    : to;
}

function stepOf(
  reply: Reply,
  parts: WayParts,
): { readonly view: View; readonly inPlace: boolean } | undefined {
  switch (reply.kind) {
    case 'nothing':
      return undefined;
    case 'update':
      return { view: reply.view, inPlace: true };
    case 'open':
      return { view: reply.view, inPlace: false };
    case 'close':
      return { view: noticeView(reply.message ?? done(), { all: true }), inPlace: true };
    case 'message':
    case 'errors': {
      const sentence = sentenceOf(reply, parts) ?? done();
      return { view: noticeView(sentence), inPlace: false };
    }
  }
}
