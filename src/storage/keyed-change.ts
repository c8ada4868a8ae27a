import { setTimeout as wait } from 'node:timers/promises';
import type { Model } from 'mongoose';
import { z } from 'zod';
import { Busy } from '../busy.ts';
import type { Announcement } from '../domain/announcement.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { documentId } from './document-id.ts';
import { fieldDiff } from './field-diff.ts';
import { createTurns } from './in-turn.ts';
import type { Stored } from './models.ts';
import { earliest } from './outbox-due.ts';

/** How one kind of document (a run, a retro) is read, compared and written. */
export interface KeyedKind<T extends object> {
  readonly model: Model<Stored>;
  readonly read: (record: unknown) => T;
  readonly fields: readonly (keyof T & string)[];
  /** What the store keeps beside the fields. */
  readonly extra?: (after: T) => {
    readonly set?: Record<string, unknown>;
    readonly unset?: Record<string, ''>;
  };
}

export interface Edit<T> {
  readonly to: T;
  readonly say: readonly Announcement[];
}

const Kept = z.object({
  revision: z.int().default(1),
  recentKeys: z.array(z.object({ key: z.string() })).default([]),
});

const tries = 5;
/** Short, since whoever was faster now rests. */
const jitterMs = 2;
const turns = createTurns();

/**
 * Changes a document once per key: one read, one filtered write, again when somebody was faster.
 * Undefined: there is no such document, or nothing was to be changed.
 * @throws UnreadableRecord, Busy
 */
export async function changeOnKey<T extends object>(
  kind: KeyedKind<T>,
  workspaceId: WorkspaceId,
  id: string,
  key: string,
  edit: (before: T) => Edit<T> | undefined,
): Promise<T | undefined> {
  const _id = documentId(workspaceId, id);
  return await turns.take(`${kind.model.modelName}/${_id}`, async () => {
    for (let left = tries; left > 0; left -= 1) {
      const answer = await tryOnce(kind, { workspaceId, _id }, key, edit);
      if (answer !== 'overtaken') return answer;
      await wait(Math.random() * jitterMs);
    }
    throw new Busy(_id);
  });
}

async function tryOnce<T extends object>(
  kind: KeyedKind<T>,
  which: { readonly workspaceId: WorkspaceId; readonly _id: string },
  key: string,
  edit: (before: T) => Edit<T> | undefined,
): Promise<T | undefined | 'overtaken'> {
  const record = await kind.model.findOne(which).lean();
  if (record === null) return undefined;
  const before = kind.read(record);
  const { revision, recentKeys } = Kept.parse(record);
  if (recentKeys.some((kept) => kept.key === key)) return before;
  const edited = edit(before);
  if (edited === undefined) return undefined;
  const { matchedCount } = await kind.model.updateOne(
    { ...which, revision, 'recentKeys.key': { $ne: key } },
    updateOf(kind, before, edited, key, revision + 1),
  );
  return matchedCount === 1 ? edited.to : 'overtaken';
}

function updateOf<T extends object>(
  kind: KeyedKind<T>,
  before: T,
  { to, say }: Edit<T>,
  key: string,
  revision: number,
) {
  const diff = fieldDiff(before, to, kind.fields);
  const extra = kind.extra?.(to);
  const dueAt = earliest(say.map((entry) => entry.dueAt));
  return {
    $set: { ...diff.set, ...extra?.set, revision },
    $unset: { ...diff.unset, ...extra?.unset },
    $push: {
      recentKeys: { $each: [{ key }], $slice: -32 },
      ...(say.length === 0 ? {} : { outbox: { $each: [...say] } }),
    },
    ...(dueAt === undefined ? {} : { $min: { outboxDueAt: dueAt } }),
  };
}

/** A new document with what it has to say. */
export function newDocument(
  workspaceId: WorkspaceId,
  id: string,
  fields: object,
  say: readonly Announcement[],
): Stored {
  const outboxDueAt = earliest(say.map((entry) => entry.dueAt));
  return {
    _id: documentId(workspaceId, id),
    ...fields,
    workspaceId,
    revision: 1,
    recentKeys: [],
    outbox: [...say],
    ...(outboxDueAt === undefined ? {} : { outboxDueAt }),
  };
}
