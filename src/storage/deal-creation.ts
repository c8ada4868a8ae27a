import type { DealDraft } from '../domain/create-deal.ts';
import type { Deal } from '../domain/deal.ts';
import { DealNumber, type WorkspaceId } from '../domain/ids.ts';
import type { Changed } from '../ports.ts';
import type { ChangeParts } from './deal-changes.ts';
import { dealPart, dueFields, readDeal } from './deal-record.ts';
import { duplicateOf } from './duplicate-key.ts';
import { collectionOf } from './models.ts';
import { earliest } from './outbox-due.ts';
import { DoneShape } from './shapes/done-shape.ts';

export interface CreationParts extends ChangeParts {
  /** The last of so many numbers, which nobody else gets. */
  readonly takeNumbers: (workspaceId: WorkspaceId, count: number) => Promise<number>;
}

type Created = Changed & { readonly ok: true };

/** A new deal: one number, one insert. The unique key makes a repeated delivery meet the first deal. */
export function dealCreation(parts: CreationParts) {
  return async function create(draft: DealDraft): Promise<Created> {
    const number = DealNumber.parse(await parts.takeNumbers(draft.deal.workspaceId, 1));
    const deal: Deal = { ...draft.deal, number };
    const record = await recordOf(parts, deal, draft, number);
    try {
      await collectionOf(parts.models, 'deals').insertOne(record);
    } catch (error) {
      if (duplicateOf(error) === undefined) throw error;
      const first = await createdUnder(parts, draft);
      if (first === undefined) throw error;
      return first;
    }
    return { ok: true, deal, done: draft.done(number), repeated: false };
  };
}

async function createdUnder(parts: CreationParts, draft: DealDraft): Promise<Created | undefined> {
  const record = await parts.models.deals
    .findOne({ workspaceId: draft.deal.workspaceId, createKey: draft.key })
    .lean();
  if (record === null) return undefined;
  const done = DoneShape.parse(record.createDone);
  return { ok: true, deal: readDeal(record), done, repeated: true };
}

async function recordOf(
  { clock, dueOf }: CreationParts,
  deal: Deal,
  draft: DealDraft,
  number: DealNumber,
) {
  const now = clock();
  return {
    ...dealPart(deal),
    ...dueFields(deal, await dueOf(deal)),
    createKey: draft.key,
    createDone: draft.done(number),
    recentKeys: [],
    outbox: [...draft.say],
    outboxDueAt: earliest([...draft.say.map((entry) => entry.dueAt), now]),
    activities: [],
    derive: { at: now },
    changedAt: deal.createdAt,
  };
}
