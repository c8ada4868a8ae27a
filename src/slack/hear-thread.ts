import { quiet } from '../domain/quiet.ts';
import { retroId } from '../domain/retro-changes.ts';
import { keepReplies } from '../domain/retro-replies.ts';
import type { Caller, Context } from './context.ts';
import type { Heard } from './surface.ts';

/** A reply in a deal's thread quiets the deal for its day, and is kept while a retro is open. */
export async function hearThread(heard: Heard, caller: Caller, context: Context): Promise<void> {
  const { workspaceId, channel, act } = caller;
  const { stores, threads } = context;
  if (channel === undefined) return;
  const deal = await stores.deals.byThread(workspaceId, channel, heard.threadTs);
  if (deal === undefined) return;
  if (heard.what === 'said' && deal.standing.kind === 'open' && deal.quietOn !== act.on) {
    await stores.deals.change(workspaceId, deal.id, caller.key, (now) => quiet(now, act));
  }
  const retro = await stores.retros.get(workspaceId, retroId(deal, deal.attempt));
  if (retro === undefined || retro.closedAt !== undefined) return;
  const place = { channel, ts: heard.threadTs };
  const since = (retro.openedAt.getTime() / 1_000).toFixed(6);
  const replies = await threads.repliesSince(workspaceId, place, since);
  if (replies === 'unreadable') return;
  await stores.retros.change(workspaceId, retro.id, `${caller.key}:kept`, (now) => {
    const next = keepReplies(now, replies);
    return next === undefined ? undefined : { retro: next, say: [] };
  });
}
