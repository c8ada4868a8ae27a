import { isOpen } from '../domain/deal.ts';
import { quiet } from '../domain/quiet.ts';
import { retroId } from '../domain/retro-changes.ts';
import { hearReply } from '../domain/retro-replies.ts';
import type { Caller, Context } from './context.ts';
import type { Heard } from './surface.ts';

/** A reply in a deal's thread quiets the deal for its day, and is kept while a retro is open. */
export async function hearThread(heard: Heard, caller: Caller, context: Context): Promise<void> {
  const { workspaceId, channel, act } = caller;
  const { deals } = context.stores;
  if (channel === undefined) return;
  const deal = await deals.byThread(workspaceId, channel, heard.threadTs);
  if (deal === undefined) return;
  if (heard.what === 'said' && isOpen(deal) && deal.quietOn !== act.on) {
    await deals.change(workspaceId, deal.id, caller.key, (now) => quiet(now, act));
  }
  // A deal that was reopened may still be looked back upon for its last attempt.
  const attempts = [deal.attempt, deal.attempt - 1].filter((attempt) => attempt > 0);
  for (const attempt of attempts) {
    if (await keep(retroId(deal, attempt), heard, caller, context)) return;
  }
}

/** True: this retro is the one the reply belongs to. */
async function keep(
  id: string,
  heard: Heard,
  { workspaceId, userId, key }: Caller,
  { stores, now }: Context,
): Promise<boolean> {
  const retro = await stores.retros.get(workspaceId, id);
  if (retro === undefined || retro.closedAt !== undefined) return false;
  if (Number(heard.ts) * 1_000 < retro.openedAt.getTime()) return false;
  // A message is edited more than once under one ts, and every time counts.
  const once = heard.what === 'said' ? key : `${key}:${now().getTime()}`;
  await stores.retros.change(workspaceId, id, `${once}:kept`, (current) => {
    const next = hearReply(current, { ...heard, by: userId });
    return next === undefined ? undefined : { retro: next, say: [] };
  });
  return true;
}
