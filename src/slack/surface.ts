import type { HomeView } from '@slack/types';
import type { ActionHandler } from './actions/action.ts';
import type { Command } from './commands/command.ts';
import type { Caller, Context } from './context.ts';
import type { Modal } from './modals/modal.ts';
import type { OptionsHandler } from './options/options-handler.ts';
import type { RenderEntry } from './render.ts';
import type { Reply } from './reply.ts';
import type { Shortcut } from './shortcut.ts';

/** A reply of a person in a thread of a channel that Milepost is in. */
export interface Heard {
  readonly what: 'said' | 'edited' | 'deleted';
  readonly threadTs: string;
  readonly ts: string;
  /** Empty when deleted. */
  readonly text: string;
}

/** Everything people can see and touch, as lists; the way in dispatches over them. */
export interface Surface {
  /** In the order help shows them. */
  readonly commands: readonly Command[];
  /** The command that `/deal` alone runs. */
  readonly bare: string;
  /** What words say that no command is named by; undefined: nothing. */
  about(words: string, caller: Caller, context: Context): Promise<Reply | undefined>;
  readonly modals: readonly Modal[];
  readonly actions: readonly ActionHandler[];
  readonly options: readonly OptionsHandler[];
  readonly shortcuts: readonly Shortcut[];
  home(caller: Caller, context: Context): Promise<HomeView>;
  /** After a person was served; a first use brings a welcome. */
  greet?(caller: Pick<Caller, 'member' | 'act'>, context: Context): Promise<void>;
  /** A thread reply; tells nobody anything, so it returns nothing. `caller.channel` is set. */
  heard(heard: Heard, caller: Caller, context: Context): Promise<void>;
  /** What an outbox entry says, at the moment it is posted. */
  readonly render: RenderEntry;
}
