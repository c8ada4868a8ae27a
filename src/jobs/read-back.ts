import { dateIn, type IsoDate, instantOf } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import { decided } from '../domain/decision.ts';
import type { DealId } from '../domain/ids.ts';
import { type DueToday, repliedOn } from '../domain/morning.ts';
import type { Place, ThreadReply } from '../outbox-ports.ts';
import type { JobParts, Seen, Workspace } from './job.ts';
import { slackTs } from './thread-ts.ts';

/**
 * Which of these deals somebody wrote about in their thread today; the event of it may have been
 * lost. Such a deal is quiet for the day, as if the event had come. `busy`: Slack says it in a while.
 */
export async function readBack(
  parts: JobParts,
  workspace: Workspace,
  picked: readonly DueToday[],
  now: Date,
): Promise<readonly DealId[] | 'busy'> {
  const { zone } = workspace.calendar;
  const today = dateIn(zone, now);
  const quiet: DealId[] = [];
  for (const { deal } of picked) {
    if (deal.thread === undefined) continue;
    const since = slackTs(instantOf(today, zone));
    const replies = await repliesOf(parts, workspace, deal.thread, since);
    if (replies === 'busy') return 'busy';
    if (!repliedOn(replies, zone, today)) continue;
    quiet.push(deal.id);
    await keepQuiet(parts, workspace, deal.id, today, now);
  }
  return quiet;
}

/** A thread that cannot be read is treated as silent: the nudge is worth more than the doubt. */
export async function repliesOf(
  { threads, log }: JobParts,
  { id }: Workspace,
  thread: Place,
  after: string,
): Promise<readonly ThreadReply[] | 'busy'> {
  try {
    const replies = await threads.repliesSince(id, thread, after);
    return replies === 'unreadable' ? [] : replies;
  } catch (error) {
    const words = error instanceof Error ? error.name : 'unknown';
    log.warn({ workspaceId: id, error: words }, 'a thread could not be read back');
    return [];
  }
}

/** More ticks than this nobody waits for threads. */
const mostPutOff = 30;

/** A slot that found Slack too busy is left to the next tick; true: often enough, it goes without. */
export function waitedEnough({ putOff }: Seen, runId: string): boolean {
  const times = (putOff.get(runId) ?? 0) + 1;
  putOff.set(runId, times);
  return times > mostPutOff;
}

async function keepQuiet(
  { stores }: JobParts,
  { id }: Workspace,
  dealId: DealId,
  today: IsoDate,
  now: Date,
): Promise<void> {
  await stores.deals.change(id, dealId, `quiet:${dealId}:${today}`, (deal: Deal) =>
    decided({
      deal: { ...deal, quietOn: today },
      done: { kind: 'noted', number: deal.number, name: deal.name, at: now },
    }),
  );
}
