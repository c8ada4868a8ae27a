import { type Announcement, announce } from '../domain/announcement.ts';
import type { Retro } from '../domain/retro.ts';
import { closeRetro } from '../domain/retro-changes.ts';
import { keepReplies } from '../domain/retro-replies.ts';
import type { ThreadReply } from '../outbox-ports.ts';
import type { JobParts } from './job.ts';
import { sweepJob } from './sweep.ts';
import { slackTs } from './thread-ts.ts';

/** Closes retros after their week; what the thread says by then is read back once more. */
export const closeRetrosJob = sweepJob('close-retros', 'hour', async (parts, { id }, now) => {
  const open = await parts.stores.retros.openOnes(id);
  let touched = 0;
  for (const retro of open.filter((one) => one.closesAt <= now)) {
    touched += await close(parts, retro, now);
  }
  return { touched, finished: true };
});

async function close(parts: JobParts, retro: Retro, now: Date): Promise<number> {
  try {
    const replies = await repliesOf(parts, retro);
    const key = `close-retro:${retro.id}`;
    const closed = await parts.stores.retros.change(retro.workspaceId, retro.id, key, (current) => {
      const read = replies === 'unreadable' ? current : (keepReplies(current, replies) ?? current);
      const next = closeRetro(read, now);
      return next === undefined ? undefined : { retro: next, say: [showClosed(next, now)] };
    });
    return closed === undefined ? 0 : 1;
  } catch (error) {
    const words = error instanceof Error ? error.name : 'unknown';
    parts.log.error({ retro: retro.id, error: words }, 'a retro could not be closed');
    parts.meter.count('sweep_failures');
    return 0;
  }
}

/** Its prompt takes no more answers. */
function showClosed({ id }: Retro, now: Date): Announcement {
  return announce(`${id}/closed`, { to: 'thread' }, { kind: 'retro-prompt' }, now);
}

/** All replies since it opened: edits and deletions are honoured until it closes. */
async function repliesOf(
  { stores, threads }: JobParts,
  retro: Retro,
): Promise<readonly ThreadReply[] | 'unreadable'> {
  const deal = await stores.deals.byId(retro.workspaceId, retro.dealId);
  if (deal?.thread === undefined) return [];
  return await threads.repliesSince(retro.workspaceId, deal.thread, slackTs(retro.openedAt));
}
