import { z } from 'zod';
import type { Deal } from '../domain/deal.ts';
import type { Done } from '../domain/decision.ts';
import { normaliseWords } from '../domain/text.ts';
import { once } from '../once.ts';
import type { Log } from '../ports.ts';
import { documentId } from './document-id.ts';
import type { Due } from './due-of.ts';
import type { Stored } from './models.ts';
import { DealShape } from './shapes/deal-shape.ts';
import { DoneShape } from './shapes/done-shape.ts';
import { readRows, UnreadableRecord } from './unreadable.ts';

/** Fields of a deal as they are stored; everything else in the record is the store's own. */
const dealFields = DealShape.keyof().options;

/** What a deal is read without: the rest of its record is the store's own. */
export const wholeDeal = {
  outbox: 0,
  activities: 0,
  recentKeys: 0,
  createDone: 0,
  importRow: 0,
  replaced: 0,
} as const;

/** What rows of lists do without. */
export const withoutHistory = { ...wholeDeal, history: 0 } as const;

const Keyed = z.object({
  recentKeys: z.array(z.object({ key: z.string(), done: z.unknown() })).default([]),
});

// Compiled at the first deal that is read: it takes longer than the rest of a start together.
const compiled = once(() => z.compile(DealShape));

/** @throws UnreadableRecord */
export function readDeal(record: unknown): Deal {
  const result = compiled().safeParse(record);
  if (!result.success) throw new UnreadableRecord('deal', record, result.error);
  return result.data;
}

/** Deals that can be read; one that cannot is left out and logged. */
export function readDeals(records: readonly object[], log: Log): readonly Deal[] {
  return readRows<Deal>(compiled(), records, 'deal', log);
}

const slim = once(() =>
  z.compile(DealShape.extend({ history: DealShape.shape.history.default([]) })),
);

/** Deals of a list, without their history. */
export function readSlimDeals(records: readonly object[], log: Log): readonly Deal[] {
  return readRows<Deal>(slim(), records, 'deal', log);
}

/** What was answered the first time, if this key has been here. */
export function doneUnder(record: unknown, key: string): Done | undefined {
  const found = Keyed.parse(record).recentKeys.find((kept) => kept.key === key);
  return found === undefined ? undefined : DoneShape.parse(found.done);
}

/** What type-ahead finds a deal by. */
export function wordsOf(deal: Pick<Deal, 'name' | 'account'>): string[] {
  return normaliseWords(deal.name, deal.account);
}

/** An open deal that never becomes due sorts after all others; a closed one has no date at all. */
const never = new Date('9999-12-31T00:00:00Z');

export function dueFields(deal: Deal, due: Due): { dueAt: Date | undefined; dueRules: number } {
  const open = deal.standing.kind === 'open';
  return { dueAt: open ? (due.at ?? never) : undefined, dueRules: due.rules };
}

/** The deal's own fields, ready to be written. */
export function dealPart(deal: Deal): Stored {
  const fields = dealFields.filter((field) => deal[field] !== undefined);
  return {
    ...Object.fromEntries(fields.map((field) => [field, deal[field]])),
    _id: documentId(deal.workspaceId, deal.id),
    workspaceId: deal.workspaceId,
    words: wordsOf(deal),
  };
}
