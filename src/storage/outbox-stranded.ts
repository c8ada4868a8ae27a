import { z } from 'zod';
import type { Announcement } from '../domain/announcement.ts';
import { collectionOf } from './models.ts';
import type { OutboxParts } from './outbox-claim.ts';
import { nextDue } from './outbox-expressions.ts';
import { AnnouncementShape } from './shapes/announcement-shape.ts';
import { nowIn } from './store-time.ts';
import { outboxed } from './subjects.ts';
import { readRows } from './unreadable.ts';

const Unwound = z.object({ outbox: AnnouncementShape });

const strandedStates = {
  'no-destination': ['no-destination'],
  all: ['no-destination', 'uncertain', 'dead'],
};

/** What waits for an operator, of all collections. */
export async function stranded(
  { models, log }: OutboxParts,
  workspaceId: string,
  limit: number,
): Promise<readonly Announcement[]> {
  const states = { $in: strandedStates.all };
  const rows = await Promise.all(
    outboxed.map((collection) =>
      collectionOf(models, collection)
        .aggregate([
          { $match: { workspaceId, 'outbox.state': states } },
          { $limit: limit },
          { $project: { outbox: 1 } },
          { $unwind: '$outbox' },
          { $match: { 'outbox.state': states } },
          { $limit: limit },
        ])
        .toArray(),
    ),
  );
  const found = readRows(Unwound, rows.flat(), 'outbox entry of', log);
  return found.map((row) => row.outbox).slice(0, limit);
}

/** Makes what waits in one collection due again; answers in how many documents. */
export async function retryIn(
  { models, time }: OutboxParts,
  collection: (typeof outboxed)[number],
  workspaceId: string,
  which: keyof typeof strandedStates,
): Promise<number> {
  const states = strandedStates[which];
  const isUncertain = { $eq: ['$$entry.state', 'uncertain'] };
  const again = {
    $mergeObjects: [
      '$$entry',
      {
        state: { $cond: [isUncertain, 'ambiguous', 'pending'] },
        retryAt: nowIn(time),
        attempts: 0,
      },
    ],
  };
  const isStranded = { $in: ['$$entry.state', states] };
  const { modifiedCount } = await collectionOf(models, collection).updateMany(
    { workspaceId, 'outbox.state': { $in: states } },
    [
      {
        $set: {
          outbox: {
            $map: { input: '$outbox', as: 'entry', in: { $cond: [isStranded, again, '$$entry'] } },
          },
        },
      },
      { $set: { outboxDueAt: nextDue } },
    ],
  );
  return modifiedCount;
}
