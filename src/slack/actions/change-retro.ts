import { announce } from '../../domain/announcement.ts';
import type { Retro } from '../../domain/retro.ts';
import type { Place } from '../../outbox-ports.ts';
import type { Caller, Context } from '../context.ts';

/** Changes the retro of a prompt; the prompt, when its place is known, shows it. */
export async function changeRetro(
  id: string,
  prompt: Place | undefined,
  edit: (retro: Retro) => Retro | undefined,
  caller: Caller,
  context: Context,
): Promise<Retro | undefined> {
  const { workspaceId, key, act } = caller;
  const { retros } = context.stores;
  const changed = await retros.change(workspaceId, id, key, (retro) => {
    const next = edit(retro);
    if (next === undefined) return undefined;
    const facts = { kind: 'retro-prompt' } as const;
    const say =
      prompt === undefined
        ? []
        : [announce(`${id}/${key}`, { to: 'message', ...prompt }, facts, act.at)];
    return { retro: next, say };
  });
  context.nudge();
  return changed;
}

/** Where the pressed prompt stands. */
export function promptOf({ channel, messageTs }: Caller): Place | undefined {
  return channel === undefined || messageTs === undefined ? undefined : { channel, ts: messageTs };
}
