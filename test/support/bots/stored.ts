import { z } from 'zod';
import type { TestDatabase } from '../database.ts';

/* What stands in the database after a run, read past the bot. */

const Entry = z.object({
  id: z.string(),
  state: z.string(),
  attempts: z.number(),
  facts: z.object({ kind: z.string() }),
});
const History = z.object({ id: z.string(), type: z.string() }).loose();

const Deal = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  ownerId: z.string().optional(),
  version: z.number(),
  revision: z.number(),
  stageId: z.string(),
  history: z.array(History),
  outbox: z.array(Entry),
});
export type StoredDeal = z.infer<typeof Deal>;

export async function storedDeals({ connection }: TestDatabase): Promise<readonly StoredDeal[]> {
  const records = await connection.collection('deals').find().sort({ number: 1 }).toArray();
  return records.map((record) => Deal.parse(record));
}

export async function storedDeal(database: TestDatabase, number: number): Promise<StoredDeal> {
  const found = (await storedDeals(database)).find((deal) => deal.number === number);
  if (found === undefined) throw new Error(`there is no deal ${number}`);
  return found;
}

export function moves({ history }: StoredDeal): StoredDeal['history'] {
  return history.filter(({ type }) => type === 'moved');
}

const Outboxed = z.object({ outbox: z.array(Entry).default([]) });
export type StoredEntry = z.infer<typeof Entry>;

const speaking = ['deals', 'runs', 'retros', 'members'];

/** Everything that is still to be said, by whatever document. */
export async function outboxEntries({ connection }: TestDatabase): Promise<readonly StoredEntry[]> {
  const lists = await Promise.all(
    speaking.map((name) =>
      connection
        .collection(name)
        .find({ 'outbox.0': { $exists: true } })
        .toArray(),
    ),
  );
  return lists.flat().flatMap((record) => Outboxed.parse(record).outbox);
}

/** Documents with something to say now; what waits for a channel or for Slack is not due. */
export async function dueToSay(
  { connection }: TestDatabase,
  workspaceId: string,
  now: Date,
): Promise<number> {
  const due = { workspaceId, outboxDueAt: { $lte: now } };
  const counts = await Promise.all(
    speaking.map((name) => connection.collection(name).countDocuments(due)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const flagged = new Set(['dead', 'uncertain']);

export async function nothingLeftToSay(database: TestDatabase): Promise<boolean> {
  const entries = await outboxEntries(database);
  return entries.every(({ state }) => flagged.has(state));
}

const Activity = z.object({ id: z.string(), dealId: z.string() });

/** How many notes and contacts each deal has, by its number; those still on the deal and those copied. */
export async function notesPerDeal(database: TestDatabase): Promise<ReadonlyMap<number, number>> {
  const { connection } = database;
  const copied = await connection.collection('activities').find().toArray();
  const deals = await connection.collection('deals').find().toArray();
  const all = [...copied, ...deals.flatMap(({ activities = [] }) => activities)];
  const dealOf = new Map(
    all.map((row) => Activity.parse(row)).map(({ id, dealId }) => [id, dealId]),
  );
  const counts = new Map<number, number>();
  for (const { id, number } of await storedDeals(database)) {
    const count = [...dealOf.values()].filter((dealId) => dealId === id).length;
    if (count > 0) counts.set(number, count);
  }
  return counts;
}
