import { z } from 'zod';
import type { Announcement } from '../domain/announcement.ts';
import { WorkspaceId } from '../domain/ids.ts';
import type { Claim } from '../outbox-ports.ts';
import type { Clock, Log } from '../ports.ts';
import { collectionOf, type Models, type Stored } from './models.ts';
import {
  collapsed,
  deriveReady,
  marked,
  nextDue,
  someReady,
  takenIds,
} from './outbox-expressions.ts';
import { OutboxEntryShape } from './shapes/announcement-shape.ts';
import { nowIn, type StoreTime } from './store-time.ts';
import { type Outboxed, readSubject } from './subjects.ts';
import type { ReadSettings } from './workspace-store.ts';

export interface OutboxParts {
  readonly models: Models;
  readonly clock: Clock;
  readonly time: StoreTime;
  readonly log: Log;
  readonly settings: ReadSettings;
}

export const leaseMs = 30_000;
/** The first pause before copying that failed is tried again; doubled each time, to an hour at most. */
const deriveRetryMs = 30_000;
const deriveRetryMostMs = 3_600_000;

const Claimed = z.object({
  _id: z.string(),
  workspaceId: WorkspaceId,
  outbox: z.array(z.unknown()),
  claim: z.object({
    fence: z.int(),
    at: z.date(),
    taken: z.array(z.string()),
    derive: z.boolean(),
  }),
});
type Claimed = z.infer<typeof Claimed>;

/** Takes the document of this collection that has been due longest in the workspace; undefined: there is none. */
export async function takeOne(
  parts: OutboxParts,
  collection: Outboxed,
  workspaceId: WorkspaceId,
): Promise<{ readonly record: Stored; readonly claimed: Claimed } | undefined> {
  const dueBy = parts.clock();
  const records = collectionOf(parts.models, collection);
  const due = { workspaceId, outboxDueAt: { $lte: dueBy } };
  // Most often nothing is, which is asked at a fraction of what a claim costs.
  if ((await records.findOne(due, { projection: { _id: 1 } })) === null) return undefined;
  const record = await records.findOneAndUpdate(
    {
      ...due,
      $expr: {
        $and: [
          { $lte: ['$claim.until', nowIn(parts.time)] },
          { $or: [deriveReady(dueBy, parts.time), someReady(dueBy, parts.time)] },
        ],
      },
    },
    takeUpdate(dueBy, parts.time),
    { sort: { outboxDueAt: 1 }, returnDocument: 'after' },
  );
  return record === null ? undefined : { record, claimed: Claimed.parse(record) };
}

function takeUpdate(dueBy: Date, time: StoreTime) {
  const now = nowIn(time);
  const claim = {
    fence: { $add: [{ $ifNull: ['$claim.fence', 0] }, 1] },
    at: now,
    until: { $add: [now, leaseMs] },
    taken: takenIds(dueBy, time),
    derive: deriveReady(dueBy, time),
  };
  const attempts = { $ifNull: ['$derive.attempts', 0] };
  const pause = {
    $min: [deriveRetryMostMs, { $multiply: [deriveRetryMs, { $pow: [2, attempts] }] }],
  };
  // Counted and put off before it is tried: a copy that kills its process is not tried for ever.
  const derive = {
    $cond: [
      '$claim.derive',
      {
        $mergeObjects: [
          '$derive',
          { attempts: { $add: [attempts, 1] }, retryAt: { $add: [now, pause] } },
        ],
      },
      { $ifNull: ['$derive', '$$REMOVE'] },
    ],
  };
  return [
    { $set: { outbox: collapsed(dueBy) } },
    { $set: { claim } },
    { $set: { outbox: marked(time), derive } },
    { $set: { outboxDueAt: nextDue } },
  ];
}

/** @throws UnreadableRecord or ZodError when the document is not what this version can read */
export async function toClaim(
  parts: OutboxParts,
  collection: Outboxed,
  { record, claimed }: { readonly record: Stored; readonly claimed: Claimed },
): Promise<Claim> {
  const { workspaceId, claim, outbox } = claimed;
  const subject = await readSubject(collection, record, parts.settings);
  const entries = outbox
    .map((entry) => OutboxEntryShape.parse(entry))
    .filter((entry) => entry.state !== 'dead' && entry.state !== 'uncertain')
    .map((entry) => toAnnouncement(entry, claim.taken.includes(entry.id), claim.at));
  return { subject, workspaceId, fence: claim.fence, at: claim.at, leaseMs, entries };
}

/**
 * Which entries are taken was decided once, at the claim. Their dates are brought in line with it,
 * since they are compared with `at`, which another clock gave.
 */
function toAnnouncement(
  { was, retryAt, ...entry }: z.infer<typeof OutboxEntryShape>,
  taken: boolean,
  at: Date,
): Announcement {
  if (taken) {
    return { ...entry, state: was ?? entry.state, dueAt: entry.dueAt > at ? at : entry.dueAt };
  }
  const waits = Math.max(entry.dueAt.getTime(), retryAt?.getTime() ?? 0, at.getTime() + 1);
  return { ...entry, dueAt: new Date(waits) };
}
