import { z } from 'zod';
import type { TestDatabase } from './database.ts';
import type { Posted } from './scripted-messenger.ts';

const Row = z.object({
  id: z.string(),
  outbox: z
    .array(z.object({ id: z.string(), state: z.string(), facts: z.object({ kind: z.string() }) }))
    .default([]),
});
export type OutboxRow = z.infer<typeof Row>;

/** The outboxes of all deals, as they stand in the database. */
export async function outboxesOf({ connection }: TestDatabase): Promise<readonly OutboxRow[]> {
  const records = await connection.collection('deals').find().toArray();
  return records.map((record) => Row.parse(record));
}

export function isEmpty(rows: readonly OutboxRow[]): boolean {
  return rows.every(({ outbox }) => outbox.every(({ state }) => isFlagged(state)));
}

function isFlagged(state: string): boolean {
  return state === 'uncertain' || state === 'dead';
}

/** What is looked at of a post. */
export type Line = Pick<Posted, 'id' | 'subject' | 'channel'>;

export interface Verdict {
  /** Ids that stand in Slack more than once. */
  readonly twice: readonly string[];
  /** Ids that stand nowhere and are not flagged; several cards of a deal may go as one. */
  readonly missing: readonly string[];
  /** Ids that appeared after a later one of the same deal and channel. */
  readonly outOfOrder: readonly string[];
  readonly flagged: number;
}

/** Whether everything said stands in Slack exactly once, in order per deal and channel, or is flagged. */
export function checkPosts(
  before: readonly OutboxRow[],
  posts: readonly Line[],
  after: readonly OutboxRow[],
): Verdict {
  const times = new Map<string, number>();
  for (const { id } of posts) times.set(id, (times.get(id) ?? 0) + 1);
  const flagged = new Set(
    after.flatMap(({ outbox }) =>
      outbox.filter(({ state }) => isFlagged(state)).map(({ id }) => id),
    ),
  );
  const missing = before.flatMap(({ outbox }) => {
    const cardSaid = outbox.some(
      ({ id, facts }) => facts.kind === 'card' && (times.has(id) || flagged.has(id)),
    );
    return outbox.filter(
      ({ id, facts }) => !times.has(id) && !flagged.has(id) && !(facts.kind === 'card' && cardSaid),
    );
  });
  return {
    twice: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    missing: missing.map(({ id }) => id),
    outOfOrder: before.flatMap((row) => misplaced(row, posts)),
    flagged: flagged.size,
  };
}

function misplaced({ id, outbox }: OutboxRow, posts: readonly Line[]): readonly string[] {
  const rank = new Map(outbox.map((entry, index) => [entry.id, index]));
  const newest = new Map<string, number>();
  return posts.flatMap((post) => {
    const at = rank.get(post.id);
    if (post.subject !== id || at === undefined) return [];
    const late = at < (newest.get(post.channel) ?? -1);
    newest.set(post.channel, Math.max(at, newest.get(post.channel) ?? -1));
    return late ? [post.id] : [];
  });
}
