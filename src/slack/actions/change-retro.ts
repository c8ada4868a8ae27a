import { announce } from '../../domain/announcement.ts';
import type { Retro } from '../../domain/retro.ts';
import type { Caller, Context } from '../context.ts';
import { showRetro } from '../render-retro.ts';
import type { Reply } from '../reply.ts';

/** Changes a retro; its prompt shows it. Undefined: there is none, or it takes this no more. */
export async function changeRetro(
  id: string,
  edit: (retro: Retro) => Retro | undefined,
  caller: Caller,
  context: Context,
): Promise<Retro | undefined> {
  const { workspaceId, key, act } = caller;
  const changed = await context.stores.retros.change(workspaceId, id, key, (retro) => {
    const next = edit(retro);
    if (next === undefined) return undefined;
    const prompt = { kind: 'retro-prompt' } as const;
    return { retro: next, say: [announce(`${id}/${key}`, { to: 'thread' }, prompt, act.at)] };
  });
  if (changed !== undefined) context.nudge();
  return changed;
}

/** The prompt in the thread shows a tap by itself; a copy that one person was shown does not. */
export async function shownAfter(
  retro: Retro,
  isCopy: boolean,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  if (!isCopy) return { kind: 'nothing' };
  return { kind: 'message', message: await showRetro(retro, caller, context), replaces: true };
}
