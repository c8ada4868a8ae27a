import type { View } from '@slack/types';
import type { Deal } from '../domain/deal.ts';
import type { Message } from './views/message.ts';

/**
 * What a handler answers. It never touches Bolt: the one wrapper acks with it, opens what is to be
 * opened with the delivery's trigger, and says the rest where the person is: by response_url, in a
 * modal's place, or in a small modal when they are in App Home. App Home is published again after
 * every action in it and every modal opened from it. `changed` is the deal as what was done left it: a
 * form that waits for that shows it.
 */
export type Reply =
  | { readonly kind: 'nothing' }
  /** Seen by the person alone. `replaces` edits the ephemeral message the button stands on. */
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly replaces?: boolean;
      readonly changed?: Deal;
    }
  /**
   * A modal for a command or button; on a modal's own button or submit it is pushed on top.
   * `private_metadata` may be 2,500 characters long: the wrapper keeps beside it where it came from.
   * In a thread, where Slack gives no trigger, it becomes a button that opens it.
   */
  | { readonly kind: 'open'; readonly view: View }
  /** Takes the place of the modal that was submitted or acted in. */
  | { readonly kind: 'update'; readonly view: View }
  /** Errors at the fields of the submitted modal, by block id; what was typed stays. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /**
   * Closes the modal, and all below it but a form that waits there; the message, if any, is then told to
   * the person.
   */
  | { readonly kind: 'close'; readonly message?: Message; readonly changed?: Deal };
