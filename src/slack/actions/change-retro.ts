import { announce } from '../../domain/announcement.ts';
import { DealId } from '../../domain/ids.ts';
import type { Retro } from '../../domain/retro.ts';
import type { Place } from '../../outbox-ports.ts';
import type { Caller, Context } from '../context.ts';
import { retroOf } from '../retro-of-deal.ts';

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
  if ((await retros.get(workspaceId, id)) === undefined) await begin(id, caller, context);
  const changed = await retros.change(workspaceId, id, key, (retro) => {
    const next = edit(retro);
    if (next === undefined) return undefined;
    const facts = { kind: 'retro', attempt: retro.attempt } as const;
    const say =
      prompt === undefined
        ? []
        : [announce(`${id}/${key}`, { to: 'message', ...prompt }, facts, act.at)];
    return { retro: next, say };
  });
  context.nudge();
  return changed;
}

/** The first tap may come before the close's retro has been made from it. */
async function begin(id: string, { workspaceId }: Caller, { stores }: Context): Promise<void> {
  const at = id.lastIndexOf(':');
  const deal = await stores.deals.byId(workspaceId, DealId.parse(id.slice(0, at)));
  const retro = deal && (await retroOf(deal, Number(id.slice(at + 1)), stores));
  if (retro !== undefined) await stores.retros.open(retro);
}

/** Where the pressed prompt stands. */
export function promptOf({ channel, messageTs }: Caller): Place | undefined {
  return channel === undefined || messageTs === undefined ? undefined : { channel, ts: messageTs };
}
