import type { UserId } from '../domain/ids.ts';
import type { Caller, Context } from './context.ts';
import type { Reply } from './reply.ts';

/** An entry of Slack's own menus; the manifest is made from the list of these. */
export interface Shortcut {
  readonly type: 'global' | 'message';
  readonly callbackId: string;
  /** At most 24 characters. */
  readonly name: string;
  readonly description: string;
  run(
    asked: {
      /** Set for message shortcuts. `userId` is absent for messages of apps. */
      readonly message?: { readonly ts: string; readonly text: string; readonly userId?: UserId };
    },
    caller: Caller,
    context: Context,
  ): Promise<Reply>;
}
