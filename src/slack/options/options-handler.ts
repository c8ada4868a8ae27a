import type { Option, OptionGroup } from '@slack/types';
import type { Caller, Context } from '../context.ts';

/** The type-ahead of an external select; matched by action id as actions are. */
export interface OptionsHandler {
  readonly actionId: string;
  suggest(
    asked: {
      readonly actionId: string;
      readonly blockId: string;
      /** What was typed so far. */
      readonly query: string;
      /** The modal's own metadata; empty outside of modals. */
      readonly metadata: string;
    },
    caller: Caller,
    context: Context,
  ): Promise<readonly Option[] | { readonly groups: readonly OptionGroup[] }>;
}
