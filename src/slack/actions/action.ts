import type { Caller, Context } from '../context.ts';
import type { Submitted } from '../modals/modal.ts';
import type { Reply } from '../reply.ts';

/** A press or a choice on a message, in App Home or in a modal. */
export interface Acted {
  /** As in the payload, with what stands after the first `:`. */
  readonly actionId: string;
  readonly blockId: string;
  /** A button's value, the chosen option's value, a picked date, person, channel or typed text. */
  readonly value: string | undefined;
  readonly state: Submitted;
}

/**
 * What is not a command button. An action id is matched whole, or up to its first `:`
 * (`retro-reason:price` reaches the handler of `retro-reason`).
 */
export interface ActionHandler {
  readonly actionId: string;
  act(acted: Acted, caller: Caller, context: Context): Promise<Reply>;
}
