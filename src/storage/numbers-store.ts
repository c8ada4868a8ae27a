import { type Activity, standingActivities } from '../domain/announcement.ts';
import { DealId, type PipelineId, type WorkspaceId } from '../domain/ids.ts';
import type { NumbersStore } from '../numbers-ports.ts';
import type { Log } from '../ports.ts';
import { readSlimDeals, withoutHistory } from './deal-record.ts';
import { deriveDeal } from './derive.ts';
import { documentId } from './document-id.ts';
import { collectionOf, type Models, type Stored } from './models.ts';
import { readRecentHistory, readTransitions } from './recent-history.ts';
import { asOf } from './replaced.ts';
import { ActivityShape } from './shapes/announcement-shape.ts';
import { readRows } from './unreadable.ts';

const atOnce = 8;

export function createNumbersStore(models: Models, log: Log): NumbersStore {
  const deals = collectionOf(models, 'deals');
  return {
    async settle(workspaceId) {
      const pending = await deals
        .find({ workspaceId, 'derive.at': { $exists: true } })
        .project<Stored>({ id: 1 })
        .toArray();
      await deriveAll(models, log, workspaceId, pending, 'if-pending');
    },
    recentHistory: (workspaceId, pipelineId, ask) =>
      readRecentHistory(models, log, workspaceId, pipelineId, ask),
    async transitions(workspaceId, pipelineId, { from, to }) {
      const at = {
        ...(from === undefined ? {} : { $gte: from }),
        ...(to === undefined ? {} : { $lt: to }),
      };
      const bounded = from === undefined && to === undefined ? {} : { at };
      return await readTransitions(models, log, workspaceId, { pipelineId, ...bounded });
    },
    async openDeals(workspaceId, pipelineId) {
      const records = await deals
        .find({ workspaceId, pipelineId, 'standing.kind': 'open' })
        .project<Stored>(withoutHistory)
        .batchSize(5_000)
        .toArray();
      return readSlimDeals(records, log);
    },
    async rebuild(workspaceId, after, limit) {
      const beyond = after === undefined ? {} : { _id: { $gt: documentId(workspaceId, after) } };
      const next = await deals
        .find({ workspaceId, ...beyond })
        .sort({ _id: 1 })
        .limit(limit)
        .project<Stored>({ id: 1 })
        .toArray();
      await deriveAll(models, log, workspaceId, next, 'always');
      const last = next.at(-1);
      return last === undefined || next.length < limit ? undefined : DealId.parse(last.id);
    },
    ...activityNumbers(models, log),
    ...pastNumbers(models, log),
    async deals(workspaceId, ids) {
      const records = await deals
        .find({ workspaceId, _id: { $in: ids.map((id) => documentId(workspaceId, id)) } })
        .project<Stored>(withoutHistory)
        .toArray();
      return readSlimDeals(records, log);
    },
  };
}

function pastNumbers(models: Models, log: Log): Pick<NumbersStore, 'asOf' | 'stoodAt'> {
  const changedSince = async (workspaceId: WorkspaceId, at: Date, without: Record<string, 0>) =>
    await collectionOf(models, 'deals')
      .find({ workspaceId, changedAt: { $gte: at } })
      .project<Stored>({ outbox: 0, activities: 0, recentKeys: 0, words: 0, ...without })
      .toArray();
  const stood = (records: readonly Stored[], at: Date, pipelineId: PipelineId) => {
    const then = records.map((record) => pastOf(record, at, log));
    return readSlimDeals(then, log).filter((deal) => deal.pipelineId === pipelineId);
  };
  return {
    async asOf(workspaceId, pipelineId, instant) {
      return stood(await changedSince(workspaceId, instant, {}), instant, pipelineId);
    },
    async stoodAt(workspaceId, pipelineId, instants) {
      const earliest = new Date(Math.min(...instants.map((at) => at.getTime())));
      const records = await changedSince(workspaceId, earliest, { history: 0 });
      return instants.map((at) => ({ at, deals: stood(records, at, pipelineId) }));
    },
  };
}

/** One deal whose past cannot be read stands as it is now, and keeps no other from being seen as it was. */
function pastOf(record: Stored, instant: Date, log: Log): Stored {
  try {
    return asOf(record, instant);
  } catch (error) {
    log.error({ deal: record._id, error }, 'what a deal was before cannot be read');
    return record;
  }
}

function activityNumbers(models: Models, log: Log): Pick<NumbersStore, 'contacts' | 'plans'> {
  return {
    async contacts(workspaceId, from, to) {
      const rows = await standing(models, log, workspaceId, ['contact'], { from, to });
      return rows.flatMap(({ dealId, at, by, what }) =>
        what.kind === 'contact' ? [{ dealId, at, by, kind: what.contact }] : [],
      );
    },
    async plans(workspaceId, from, to) {
      const rows = await standing(models, log, workspaceId, ['planned', 'step-done'], { from, to });
      return rows.map(({ dealId, at }) => ({ dealId, at }));
    },
  };
}

/** Activities of these kinds that were not taken back, earliest first. */
async function standing(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  kinds: readonly Activity['what']['kind'][],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly Activity[]> {
  const records = await collectionOf(models, 'activities')
    .find({ workspaceId, 'what.kind': { $in: [...kinds, 'undone'] }, at: { $gte: from, $lt: to } })
    .sort({ at: 1 })
    .toArray();
  const rows = readRows<Activity>(ActivityShape, records, 'activity', log);
  return standingActivities(rows).filter(({ what }) => kinds.includes(what.kind));
}

/** One deal that cannot be copied is logged and keeps no other from it. */
async function deriveAll(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  records: readonly Stored[],
  when: 'if-pending' | 'always',
): Promise<void> {
  const left = records.values();
  const worker = async () => {
    for (const record of left) {
      try {
        await deriveDeal(models, workspaceId, DealId.parse(record.id), when);
      } catch (error) {
        log.error({ workspaceId, deal: record._id, error }, 'history could not be copied');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
