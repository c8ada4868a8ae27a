import { z } from 'zod';
import type { DealId, PipelineId, WorkspaceId } from '../domain/ids.ts';
import type { Transition } from '../domain/transition.ts';
import type { RecentHistory, RecentHistoryAsk } from '../numbers-ports.ts';
import { once } from '../once.ts';
import type { Log } from '../ports.ts';
import { collectionOf, type Models } from './models.ts';
import { TransitionShape } from './shapes/transition-shape.ts';
import { readRows } from './unreadable.ts';

const compiled = once(() => z.compile(TransitionShape));
const Instant = z.object({ at: z.date() });
const idsAtOnce = 5_000;

/** Transitions of one pipeline, by time. */
export async function readTransitions(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  filter: object,
): Promise<readonly Transition[]> {
  const records = await collectionOf(models, 'transitions')
    .find({ workspaceId, ...filter })
    .sort({ at: 1, dealId: 1, seq: 1 })
    .batchSize(5_000)
    .toArray();
  return readRows<Transition>(compiled(), records, 'transition', log);
}

/** So that what a digest reads stays the same however long a team has been selling. */
export async function readRecentHistory(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  pipelineId: PipelineId,
  ask: RecentHistoryAsk,
): Promise<RecentHistory> {
  const since = await beginningOf(models, workspaceId, pipelineId, ask);
  if (since === undefined) {
    return { transitions: await readTransitions(models, log, workspaceId, { pipelineId }) };
  }
  const recent = await readTransitions(models, log, workspaceId, {
    pipelineId,
    at: { $gte: since },
  });
  const ids = [...new Set([...recent.map(({ dealId }) => dealId), ...ask.also])];
  const earlier = await readEarlier(models, log, workspaceId, { pipelineId, ids, since });
  return { since, transitions: [...earlier, ...recent] };
}

/** Undefined: there is no more than that. */
async function beginningOf(
  models: Models,
  workspaceId: WorkspaceId,
  pipelineId: PipelineId,
  { to, newest, atLeastFrom }: RecentHistoryAsk,
): Promise<Date | undefined> {
  const found = await collectionOf(models, 'transitions')
    .find({ workspaceId, pipelineId, at: { $lt: to } })
    .sort({ at: -1, dealId: -1, seq: -1 })
    .skip(newest)
    .limit(1)
    .project({ _id: 0, at: 1 })
    .next();
  if (found === null) return undefined;
  const { at } = Instant.parse(found);
  return at < atLeastFrom ? at : atLeastFrom;
}

/** What was before of deals that are wanted whole. */
async function readEarlier(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  {
    pipelineId,
    ids,
    since,
  }: { readonly pipelineId: PipelineId; readonly ids: readonly DealId[]; readonly since: Date },
): Promise<readonly Transition[]> {
  const batches = Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, index) =>
    ids.slice(index * idsAtOnce, (index + 1) * idsAtOnce),
  );
  const read: Transition[][] = [];
  for (const batch of batches) {
    const records = await collectionOf(models, 'transitions')
      .find({ workspaceId, dealId: { $in: batch }, at: { $lt: since }, pipelineId })
      .hint('ofDeal')
      .batchSize(5_000)
      .toArray();
    read.push([...readRows<Transition>(compiled(), records, 'transition', log)]);
  }
  return read.flat();
}
