import { setTimeout as wait } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { Busy } from '../busy.ts';
import type { Deal } from '../domain/deal.ts';
import type { Change, Decision } from '../domain/decision.ts';
import { refused } from '../domain/decision.ts';
import type { DealId, DealNumber, WorkspaceId } from '../domain/ids.ts';
import { withoutOvertaken } from '../domain/take-back.ts';
import type { Changed, Clock } from '../ports.ts';
import { doneUnder, dueFields, readDeal, wordsOf } from './deal-record.ts';
import { documentId } from './document-id.ts';
import type { DueOf } from './due-of.ts';
import { fieldDiff } from './field-diff.ts';
import { createTurns } from './in-turn.ts';
import { collectionOf, type Models } from './models.ts';
import { earliest } from './outbox-due.ts';
import { rememberBefore } from './replaced.ts';
import { changeableFields } from './shapes/deal-shape.ts';
import { PlaceShape } from './shapes/posted-shape.ts';

export interface ChangeParts {
  readonly models: Models;
  readonly clock: Clock;
  readonly dueOf: DueOf;
}

type Decide = (deal: Deal) => Decision;

const tries = 5;
/** Short, since whoever was faster now rests. */
const jitterMs = 2;

/**
 * The change of one deal: one indexed read, one filtered write, and again when somebody was faster.
 * Both go to the driver's collection: casting them by a schema costs as much CPU as all the rest, and
 * what is written is made of fields that a shape names.
 */
export function dealChanges(parts: ChangeParts) {
  const turns = createTurns();
  return async function change(
    workspaceId: WorkspaceId,
    id: DealId | DealNumber,
    key: string,
    decide: Decide,
    known?: Deal,
  ): Promise<Changed> {
    const wanted = documentId(workspaceId, String(id));
    // Who waits for others knows that the deal is another by then.
    const unread = turns.isBusy(wanted) ? undefined : known;
    // Those of this process go one after another, so that each meets only other processes.
    return await turns.take(wanted, async () => {
      const written = await tryKnown(parts, unread, key, decide);
      if (written !== undefined) return written;
      for (let left = tries; left > 0; left -= 1) {
        const answer = await tryOnce(parts, workspaceId, id, key, decide);
        if (answer !== 'overtaken') return answer;
        await wait(Math.random() * jitterMs);
      }
      throw new Busy(`deal ${wanted}`);
    });
  };
}

/**
 * Undefined: it has to be read, since it changed meanwhile, or was refused or repeated: an earlier
 * outcome of this key stands only in the store. A row of a list has no history to decide by.
 */
async function tryKnown(
  parts: ChangeParts,
  known: Deal | undefined,
  key: string,
  decide: Decide,
): Promise<Changed | undefined> {
  if (known === undefined || known.history.length === 0) return undefined;
  const decision = decide(known);
  if (!decision.ok) return undefined;
  const deal = await write(parts, known, key, decision.change);
  return deal === undefined
    ? undefined
    : { ok: true, deal, done: decision.change.done, repeated: false };
}

async function tryOnce(
  parts: ChangeParts,
  workspaceId: WorkspaceId,
  id: DealId | DealNumber,
  key: string,
  decide: Decide,
): Promise<Changed | 'overtaken'> {
  const record = await collectionOf(parts.models, 'deals').findOne(
    { workspaceId, ...whichDeal(workspaceId, id) },
    { projection: { outbox: 0, activities: 0, words: 0, createDone: 0, replaced: 0 } },
  );
  if (record === null) return refused({ kind: 'no-such-deal', asked: String(id) });
  const deal = readDeal(record);
  const done = doneUnder(record, key);
  if (done !== undefined) return { ok: true, deal, done, repeated: true };
  const decision = decide(deal);
  if (!decision.ok) return decision;
  const after = await write(parts, deal, key, decision.change);
  if (after === undefined) return 'overtaken';
  return { ok: true, deal: after, done: decision.change.done, repeated: false };
}

export function whichDeal(workspaceId: WorkspaceId, id: DealId | DealNumber) {
  return typeof id === 'number' ? { number: id } : { _id: documentId(workspaceId, id) };
}

async function write(
  { models, clock, dueOf }: ChangeParts,
  before: Deal,
  key: string,
  change: Change,
): Promise<Deal | undefined> {
  const after: Deal = {
    ...withoutOvertaken(before, change.deal),
    id: before.id,
    workspaceId: before.workspaceId,
    number: before.number,
    revision: before.revision + 1,
    history: [...before.history, ...change.entries],
  };
  const due = dueFields(after, await dueOf(after));
  const written = await collectionOf(models, 'deals').findOneAndUpdate(
    {
      workspaceId: before.workspaceId,
      _id: documentId(before.workspaceId, before.id),
      revision: before.revision,
      'recentKeys.key': { $ne: key },
    },
    updateOf(before, after, change, key, due, clock()),
    { returnDocument: 'after', projection: { thread: 1 } },
  );
  if (written === null) return undefined;
  // The relay may have posted the card meanwhile; it keeps the place without a new revision.
  const thread = PlaceShape.safeParse(written.thread).data;
  return thread === undefined ? after : { ...after, thread };
}

function updateOf(
  before: Deal,
  after: Deal,
  change: Change,
  key: string,
  due: ReturnType<typeof dueFields>,
  now: Date,
): mongo.Document {
  const diff = fieldDiff(before, after, changeableFields);
  const past = rememberBefore(before, after, change.done.at);
  const derives = changesNumbers(before, after, change);
  const doneBy = earliest([...change.say.map((entry) => entry.dueAt), ...(derives ? [now] : [])]);
  const renamed = before.name !== after.name || before.account !== after.account;
  return {
    $set: {
      ...diff.set,
      changedAt: change.done.at,
      revision: after.revision,
      dueRules: due.dueRules,
      ...(due.dueAt === undefined ? {} : { dueAt: due.dueAt }),
      ...(renamed ? { words: wordsOf(after) } : {}),
      ...(derives ? { derive: { at: now } } : {}),
    },
    $unset: { ...diff.unset, ...(due.dueAt === undefined ? { dueAt: '' } : {}) },
    $push: {
      recentKeys: { $each: [{ key, done: change.done }], $slice: -32 },
      history: { $each: [...change.entries] },
      outbox: { $each: [...change.say] },
      activities: { $each: [...change.activities] },
      ...past,
    },
    ...(doneBy === undefined ? {} : { $min: { outboxDueAt: doneBy } }),
  };
}

/** Whether transitions or activities are to be copied: new ones, or the source that all rows carry. */
function changesNumbers(before: Deal, after: Deal, change: Change): boolean {
  return (
    change.entries.length > 0 ||
    change.activities.length > 0 ||
    before.facts.source?.id !== after.facts.source?.id
  );
}
