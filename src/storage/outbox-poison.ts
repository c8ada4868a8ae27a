import { collectionOf } from './models.ts';
import { leaseMs, type OutboxParts, type takeOne } from './outbox-claim.ts';
import { nextDue } from './outbox-expressions.ts';
import { nowIn } from './store-time.ts';
import type { Outboxed } from './subjects.ts';

const triesBeforeDead = 5;

type Taken = NonNullable<Awaited<ReturnType<typeof takeOne>>>['claimed'];

/**
 * A document that this version cannot read says nothing and stops nobody: what was taken of it waits
 * longer each time, and is dead for an operator to see after five. What may be posted stays in doubt.
 */
export async function putUnreadableOff(
  { models, time, log }: OutboxParts,
  collection: Outboxed,
  { _id, workspaceId, claim }: Taken,
  error: unknown,
): Promise<void> {
  const words = error instanceof Error ? error.message : String(error);
  log.error({ workspaceId, document: _id, error }, 'a document cannot say what it has to');
  const attempts = { $ifNull: ['$$entry.attempts', 1] };
  const isLast = { $gte: [attempts, triesBeforeDead] };
  const put = {
    $mergeObjects: [
      '$$entry',
      {
        state: {
          $cond: [
            { $in: ['$$entry.was', ['sending', 'ambiguous']] },
            { $cond: [isLast, 'uncertain', 'ambiguous'] },
            { $cond: [isLast, 'dead', 'pending'] },
          ],
        },
        lastError: { $literal: words.slice(0, 500) },
        retryAt: { $add: [nowIn(time), { $multiply: [leaseMs, { $pow: [2, attempts] }] }] },
      },
    ],
  };
  const isTaken = { $in: ['$$entry.id', claim.taken.map((id) => ({ $literal: id }))] };
  await collectionOf(models, collection).updateOne(
    { workspaceId, _id, 'claim.fence': claim.fence },
    [
      {
        $set: {
          outbox: {
            $map: { input: '$outbox', as: 'entry', in: { $cond: [isTaken, put, '$$entry'] } },
          },
          'claim.until': '$$REMOVE',
        },
      },
      { $set: { outboxDueAt: nextDue } },
    ],
  );
}
