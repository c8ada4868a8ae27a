import type { Caller, Context } from '../context.ts';
import type { Reply } from '../reply.ts';

/**
 * A subcommand of /deal: one file, one line in the registry. Help, usage, the manifest's hint and the
 * README's table are made from it; a button carries its words and runs it.
 */
export interface Command {
  readonly name: string;
  /** Other words for the same. */
  readonly aliases?: readonly string[];
  /** Words that may mean this or something else: asked back, never run. */
  readonly nearly?: readonly string[];
  /** As typed: `advance 42 [step]`. */
  readonly usage: string;
  /** One line for help. */
  readonly summary: string;
  /** Who sees it in help and may run it; the domain checks deals by itself. */
  readonly who: 'everyone' | 'manager' | 'admin';
  /** For whom it is among the seven lines that help shows at first. */
  readonly first?: readonly FirstFor[];
  /** Works, but help does not show it: another word for what a listed one does. */
  readonly hidden?: boolean;
  /** Only shows, or opens a form: nothing is saved by the words themselves. */
  readonly reads?: boolean;
  /** `words` is what stands after the name, trimmed; quotes are not special. */
  run(words: string, caller: Caller, context: Context): Promise<Reply>;
}

export type FirstFor = 'rep' | 'manager' | 'admin';

/** Commands that stand under one heading where help shows all. */
export interface CommandGroup {
  readonly heading: string;
  readonly commands: readonly Command[];
}
