import { type Activity, standingActivities } from '../domain/announcement.ts';
import { type DealId, UserId, type WorkspaceId } from '../domain/ids.ts';
import type { DealStore, Log } from '../ports.ts';
import { dealChanges, whichDeal } from './deal-changes.ts';
import { type CreationParts, dealCreation } from './deal-creation.ts';
import { dealLists } from './deal-list.ts';
import { readDeal, readSlimDeals, wholeDeal } from './deal-record.ts';
import { documentId } from './document-id.ts';
import { refreshDue } from './due-refresh.ts';
import { collectionOf, type Models } from './models.ts';
import { ActivityShape } from './shapes/announcement-shape.ts';
import { readRows } from './unreadable.ts';
import type { ReadSettings } from './workspace-store.ts';

export interface DealParts extends CreationParts {
  readonly settings: ReadSettings;
  readonly log: Log;
}

export function createDealStore(parts: DealParts): DealStore {
  const { models, log } = parts;
  async function one(workspaceId: WorkspaceId, filter: Readonly<Record<string, unknown>>) {
    const record = await models.deals
      .findOne({ workspaceId, ...filter })
      .select(wholeDeal)
      .lean();
    return record === null ? undefined : readDeal(record);
  }
  return {
    create: dealCreation(parts),
    change: dealChanges(parts),
    byId: (workspaceId, id) => one(workspaceId, whichDeal(workspaceId, id)),
    byNumber: (workspaceId, number) => one(workspaceId, whichDeal(workspaceId, number)),
    byThread: (workspaceId, channel, ts) =>
      one(workspaceId, { 'thread.channel': channel, 'thread.ts': ts }),
    ...dealLists(models, log),
    async changedSince(workspaceId, since, limit) {
      const records = await models.deals
        .find({ workspaceId, changedAt: { $gte: since } })
        .select(wholeDeal)
        .sort({ changedAt: -1 })
        .limit(limit)
        .lean();
      return readSlimDeals(records, log);
    },
    async owners(workspaceId) {
      const found = await models.deals.distinct('ownerId', {
        workspaceId,
        'standing.kind': 'open',
      });
      return found.flatMap((ownerId) => UserId.safeParse(ownerId).data ?? []);
    },
    activities: (workspaceId, id, limit) => activities(models, log, workspaceId, id, limit),
    refreshDue: (workspaceId, limit) => refreshDue(parts, workspaceId, limit),
  };
}

/** Newest first; those not copied yet are still on the deal. */
async function activities(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  dealId: DealId,
  limit: number,
): Promise<readonly Activity[]> {
  // The deal first: what is copied between the two reads is then seen twice rather than not at all.
  const deal = await models.deals
    .findOne({ workspaceId, _id: documentId(workspaceId, dealId) })
    .select({ activities: 1 })
    .lean();
  const copied = await collectionOf(models, 'activities')
    .find({ workspaceId, dealId, 'what.kind': { $ne: 'planned' } })
    .sort({ at: -1 })
    .limit(limit)
    .toArray();
  const pending = Array.isArray(deal?.activities) ? deal.activities : [];
  const rows = readRows<Activity>(ActivityShape, [...pending, ...copied], 'activity', log);
  const once = new Map(rows.map((row) => [row.id, row]));
  return [...standingActivities([...once.values()])]
    .filter(({ what }) => what.kind !== 'planned')
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}
