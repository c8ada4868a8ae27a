import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Busy } from '../busy.ts';
import type { Activity } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import type { DealId, WorkspaceId } from '../domain/ids.ts';
import { transitionsOf } from '../domain/transitions-of.ts';
import { readDeal } from './deal-record.ts';
import { documentId } from './document-id.ts';
import { collectionOf, type Models, type Stored } from './models.ts';
import { nextDue } from './outbox-expressions.ts';
import { ActivityShape } from './shapes/announcement-shape.ts';

const Pending = z.object({
  activities: z.array(ActivityShape).default([]),
  derive: z.object({ at: z.date() }).optional(),
});

const tries = 5;

/**
 * Brings a deal's transitions and activities in line with it. It ends by a write that fails when the
 * deal has changed since it was read, and then starts anew, so that of two who do it at once the one
 * with the older deal cannot have the last word.
 * @throws UnreadableRecord, Busy
 */
export async function deriveDeal(
  models: Models,
  workspaceId: WorkspaceId,
  id: DealId,
  when: 'if-pending' | 'always',
): Promise<void> {
  const _id = documentId(workspaceId, id);
  let wanted = when;
  for (let left = tries; left > 0; left -= 1) {
    const record = await models.deals.findOne({ workspaceId, _id }).lean();
    if (record === null) return;
    const pending = Pending.parse(record);
    if (wanted === 'if-pending' && pending.derive === undefined) return;
    const deal = readDeal(record);
    await copyTransitions(models, deal);
    await copyActivities(models, workspaceId, pending.activities);
    if (await finish(models, deal, pending.activities)) return;
    wanted = 'always';
  }
  throw new Busy(`the copying of deal ${_id}`);
}

async function copyTransitions(models: Models, deal: Deal): Promise<void> {
  const { workspaceId, id: dealId } = deal;
  const transitions = collectionOf(models, 'transitions');
  const wanted = transitionDocuments(deal);
  const there = await transitions.find({ workspaceId, dealId }).toArray();
  const known = new Map(there.map((one) => [one._id, one]));
  const kept = new Set(wanted.map((one) => one._id));
  const gone = there.map((one) => one._id).filter((_id) => !kept.has(_id));
  const writes = [
    ...wanted
      .filter((one) => !isDeepStrictEqual(known.get(one._id), one))
      .map((one) => ({
        replaceOne: { filter: { _id: one._id }, replacement: one, upsert: true },
      })),
    ...(gone.length === 0 ? [] : [{ deleteMany: { filter: { workspaceId, _id: { $in: gone } } } }]),
  ];
  if (writes.length > 0) await transitions.bulkWrite(writes, { ordered: false });
}

/** A deal's transitions as they are stored. */
export function transitionDocuments(deal: Deal): readonly Stored[] {
  return transitionsOf(deal).map((one) => ({ _id: documentId(deal.workspaceId, one.id), ...one }));
}

async function copyActivities(
  models: Models,
  workspaceId: WorkspaceId,
  activities: readonly Activity[],
): Promise<void> {
  if (activities.length === 0) return;
  const writes = activities.map((one) => {
    const _id = documentId(workspaceId, one.id);
    return {
      replaceOne: { filter: { _id }, replacement: { _id, workspaceId, ...one }, upsert: true },
    };
  });
  await collectionOf(models, 'activities').bulkWrite(writes, { ordered: false });
}

async function finish(
  models: Models,
  deal: Deal,
  activities: readonly Activity[],
): Promise<boolean> {
  const copied = activities.map((one) => one.id);
  const { matchedCount } = await collectionOf(models, 'deals').updateOne(
    {
      workspaceId: deal.workspaceId,
      _id: documentId(deal.workspaceId, deal.id),
      revision: deal.revision,
    },
    [
      {
        $set: {
          activities: {
            $filter: {
              input: { $ifNull: ['$activities', []] },
              as: 'activity',
              cond: { $not: [{ $in: ['$$activity.id', { $literal: copied }] }] },
            },
          },
          derive: '$$REMOVE',
        },
      },
      { $set: { outboxDueAt: nextDue } },
    ],
  );
  return matchedCount === 1;
}
