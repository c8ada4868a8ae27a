import { z } from 'zod';
import type { StandIn } from '../../../playground/stand-in.ts';
import type { TestDatabase } from '../database.ts';
import { moves, outboxEntries, type StoredDeal, storedDeals } from './stored.ts';

/* After all the killing: what people were told against the database, the database against Slack. */

export interface Findings {
  readonly confirmed: number;
  /** Confirmations that a person saw, of which the database knows nothing. */
  readonly lost: readonly string[];
  /** Entries, and cards of one deal, that stand in Slack more than once. */
  readonly doubled: readonly string[];
  /** What was to be said and stands nowhere. */
  readonly missing: readonly string[];
  /** Given up, for an operator to see. */
  readonly flagged: readonly string[];
  readonly posts: number;
  readonly digests: number;
  readonly mornings: number;
}

export async function findLosses(slack: StandIn, database: TestDatabase): Promise<Findings> {
  const deals = await storedDeals(database);
  const runs = await saidByRuns(database);
  const posted = slack.journal.postsPer('id');
  const confirmations = confirmed(slack);
  const noted = await dealsWithNotes(database);
  const cards = cardsPerDeal(posted, deals);
  const expected = [
    ...deals.flatMap((deal) => moves(deal).map(({ id }) => `${id}/thread`)),
    ...runs.map(({ entry }) => entry),
  ];
  const entries = await outboxEntries(database);
  return {
    confirmed: confirmations.length,
    lost: confirmations
      .filter((one) => !isKept(one, deals, noted))
      .map(({ kind, number }) => `${kind} #${number}`),
    doubled: [
      ...[...posted].filter(([, times]) => times > 1).map(([id, times]) => `${id} x${times}`),
      ...[...cards]
        .filter(([, count]) => count > 1)
        .map(([id, count]) => `cards of ${id} x${count}`),
    ],
    missing: [
      ...expected.filter((id) => !posted.has(id)),
      ...deals.filter(({ id }) => !cards.has(id)).map(({ id }) => `card of ${id}`),
    ],
    flagged: entries.map(({ id, state }) => `${id} ${state}`),
    posts: [...posted.values()].reduce((sum, times) => sum + times, 0),
    digests: runs.filter(({ entry }) => /:digest:.*\/message$/.test(entry)).length,
    mornings: runs.filter(({ entry }) => entry.includes(':morning:')).length,
  };
}

export function isClean({ lost, doubled, missing, flagged }: Findings): boolean {
  return [lost, doubled, missing, flagged].every((list) => list.length === 0);
}

interface Confirmation {
  readonly kind: 'noted' | 'moved';
  readonly number: number;
}

/** Every acknowledgement and late answer that says that something was done. */
export function confirmed({ journal }: StandIn): readonly Confirmation[] {
  return journal.entries().flatMap(({ kind, outcome, answer, request }): Confirmation[] => {
    const said = kind === 'response_url' ? request : outcome === 'acked' ? answer : undefined;
    const text = JSON.stringify(said ?? null);
    const noted = /Noted on #(\d+)/.exec(text)?.[1];
    if (noted !== undefined) return [{ kind: 'noted', number: Number(noted) }];
    const moved = /#(\d+) [^"]* is now in /.exec(text)?.[1];
    return moved === undefined ? [] : [{ kind: 'moved', number: Number(moved) }];
  });
}

function isKept(
  { kind, number }: Confirmation,
  deals: readonly StoredDeal[],
  noted: ReadonlySet<string>,
): boolean {
  const deal = deals.find((one) => one.number === number);
  if (deal === undefined) return false;
  return kind === 'noted' ? noted.has(deal.id) : moves(deal).length > 0;
}

const Noted = z.object({ dealId: z.string() });

async function dealsWithNotes({ connection }: TestDatabase): Promise<ReadonlySet<string>> {
  const copied = await connection.collection('activities').find().toArray();
  const pending = await connection
    .collection('deals')
    .find({ 'activities.0': { $exists: true } })
    .toArray();
  const all = [...copied, ...pending.flatMap(({ activities = [] }) => activities)];
  return new Set(all.map((row) => Noted.parse(row).dealId));
}

function cardsPerDeal(
  posted: ReadonlyMap<string, number>,
  deals: readonly StoredDeal[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const ids = new Set(deals.map(({ id }) => id));
  for (const [entry, times] of posted) {
    const deal = entry.replace(/\.\d+\/card$/, '');
    if (deal !== entry && ids.has(deal)) counts.set(deal, (counts.get(deal) ?? 0) + times);
  }
  return counts;
}

const Run = z.object({
  id: z.string(),
  job: z.string(),
  content: z.object({ kind: z.string() }),
});

/** A morning is one message; a digest is one with three tables in its thread. */
async function saidByRuns({
  connection,
}: TestDatabase): Promise<readonly { readonly entry: string }[]> {
  const records = await connection.collection('runs').find().toArray();
  return records
    .map((record) => Run.parse(record))
    .flatMap(({ id, content: { kind } }) => {
      if (kind === 'morning') return [{ entry: `${id}/message` }];
      if (kind !== 'digest') return [];
      return ['message', 'now', 'changed', 'became'].map((part) => ({ entry: `${id}/${part}` }));
    });
}
