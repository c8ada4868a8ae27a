import { announce } from '../domain/announcement.ts';
import type { Retro } from '../domain/retro.ts';
import { closeRetro } from '../domain/retro-changes.ts';
import { keepReplies } from '../domain/retro-replies.ts';
import type { ThreadReply } from '../outbox-ports.ts';
import type { JobParts } from './job.ts';
import { sweepJob } from './sweep.ts';
import { slackTs } from './thread-ts.ts';

/**
 * Reads the threads of open retros back, since events are lost in downtime, and closes those whose
 * week is over.
 */
export const closeRetrosJob = sweepJob('close-retros', 'hour', async (parts, { id }, now) => {
  const open = await parts.stores.retros.openOnes(id);
  let touched = 0;
  for (const retro of open) touched += await readOrClose(parts, retro, now);
  return { touched, finished: true };
});

async function readOrClose(parts: JobParts, retro: Retro, now: Date): Promise<number> {
  try {
    const replies = await repliesOf(parts, retro);
    // In an hour it is asked again; a retro does not close on what nobody has read.
    if (replies === 'busy') return 0;
    const changed =
      retro.closesAt <= now ? closed(parts, retro, replies, now) : kept(parts, retro, replies, now);
    return (await changed) === undefined ? 0 : 1;
  } catch (error) {
    const words = error instanceof Error ? error.name : 'unknown';
    parts.log.error({ retro: retro.id, error: words }, 'a retro could not be closed or read back');
    parts.meter.count('sweep_failures');
    return 0;
  }
}

type Replies = readonly ThreadReply[] | 'unreadable';

function closed({ stores }: JobParts, retro: Retro, replies: Replies, now: Date) {
  const key = `close-retro:${retro.id}:${retro.closesAt.getTime()}`;
  return stores.retros.change(retro.workspaceId, retro.id, key, (current) => {
    const read = replies === 'unreadable' ? current : (keepReplies(current, replies) ?? current);
    const next = closeRetro(read, now);
    if (next === undefined) return undefined;
    const prompt = { kind: 'retro-prompt' } as const;
    return { retro: next, say: [announce(`${retro.id}/closed`, { to: 'thread' }, prompt, now)] };
  });
}

/** Undefined when the thread says what is known. */
async function kept({ stores }: JobParts, retro: Retro, replies: Replies, now: Date) {
  if (replies === 'unreadable' || saysTheSame(retro.replies, replies)) return undefined;
  const key = `read-retro:${retro.id}:${now.getTime()}`;
  return await stores.retros.change(retro.workspaceId, retro.id, key, (current) => {
    const next = keepReplies(current, replies);
    return next === undefined ? undefined : { retro: next, say: [] };
  });
}

function saysTheSame(known: Retro['replies'], replies: readonly ThreadReply[]): boolean {
  return (
    known.length === replies.length &&
    replies.every(({ ts, text }, i) => known[i]?.ts === ts && known[i]?.text === text)
  );
}

/** All replies since it opened: edits and deletions are honoured until it closes. */
async function repliesOf({ stores, threads }: JobParts, retro: Retro): Promise<Replies | 'busy'> {
  const deal = await stores.deals.byId(retro.workspaceId, retro.dealId);
  if (deal?.thread === undefined) return [];
  return await threads.repliesSince(retro.workspaceId, deal.thread, slackTs(retro.openedAt));
}
