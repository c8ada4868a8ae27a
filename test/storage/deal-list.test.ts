import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Quote } from '../../src/domain/facts.ts';
import { ChoiceId, DealId, DealNumber, StageId, WorkspaceId } from '../../src/domain/ids.ts';
import type { DealQuery } from '../../src/ports.ts';
import { dealPart } from '../../src/storage/deal-record.ts';
import { aDeal, euros, monday, priya, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const many = 3_000;
const foreign = WorkspaceId.parse('T2');
const never = new Date('9999-12-31T00:00:00Z');

const on = IsoDate.parse('2026-03-02');
const ended = IsoDate.parse('2026-02-01');
const lost = { kind: 'lost', at: monday, reason: ChoiceId.parse('price') } as const;

/** Of the open ones every tenth has a quote that ended; the others were revised, and hold for a while. */
function quotesOf(at: number): readonly Quote[] {
  const quote = (n: number, validUntil: string, outcome: Quote['outcome']): Quote => ({
    id: `q-${at}-${n}`,
    ...{ n, attempt: 1, amount: euros(1_000), sentOn: ended, outcome },
    validUntil: IsoDate.parse(validUntil),
  });
  if (at % 100 === 0) return [quote(1, ended, { kind: 'open' })];
  return [quote(1, ended, { kind: 'superseded', on }), quote(2, '2026-04-01', { kind: 'open' })];
}

/** Every tenth is open; of those every third is Sam's, every fifth is unclaimed. */
function deal(at: number): Deal {
  const open = at % 10 === 0;
  const { ownerId: _, ...rest } = aDeal({
    id: DealId.parse(`d-${at}`),
    number: DealNumber.parse(at + 1),
    name: at === 1_230 ? 'Zürich Café' : `Deal ${at}`,
    account: at % 2 === 0 ? 'Acme GmbH' : 'Umbrella Corp',
    stageId: StageId.parse(open ? 'quote' : 'lost'),
    quotes: open ? quotesOf(at) : [],
    ...(open ? {} : { standing: at % 501 === 1 ? { ...lost, lookAgainOn: on } : lost }),
  });
  if (at % 50 === 0) return rest;
  return { ...rest, ownerId: at % 30 === 0 ? sam : priya };
}

function dueAt(at: number): Date {
  return at % 90 === 0 ? new Date(monday.getTime() + at * 1_000) : never;
}

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
  const rows = Array.from({ length: many }, (_, at) => ({
    ...dealPart(deal(at)),
    ...(at % 10 === 0 ? { dueAt: dueAt(at), dueRules: 1 } : {}),
    recentKeys: [],
    outbox: [],
    activities: [],
  }));
  const others = rows.map((row) => ({
    ...row,
    _id: row._id.replace(team, foreign),
    workspaceId: foreign,
  }));
  await open.database.connection
    .collection<{ _id: string }>('deals')
    .insertMany([...rows, ...others]);
});
afterAll(async () => {
  await open.close();
});

const Profiled = z.object({
  planSummary: z.string(),
  docsExamined: z.number(),
  keysExamined: z.number(),
});

/** What the database had to read for what the store asked of it. */
async function reads(ask: () => Promise<unknown>) {
  const { db } = open.database.connection;
  if (db === undefined) throw new Error('not connected');
  await db.command({ profile: 2 });
  await ask();
  await db.command({ profile: 0 });
  const rows = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.deals`, planSummary: { $exists: true } })
    .toArray();
  await db.collection('system.profile').drop();
  return rows.map((row) => Profiled.parse(row));
}

const list = (query: DealQuery) => open.stores.deals.list(team, query);

describe('lists of deals', () => {
  it('put open ones first, what is due first among them, then the newest closed ones', async () => {
    const rows = await list({ ownerId: sam, limit: 200 });

    const kinds = rows.map((row) => row.standing.kind);
    expect(rows.every((row) => row.ownerId === sam && row.history.length === 0)).toBe(true);
    expect(kinds.lastIndexOf('open')).toBe(kinds.filter((kind) => kind === 'open').length - 1);
    expect(rows.slice(0, 2).map((row) => row.number)).toEqual([91, 181]);
  });

  it('give what is due, earliest first, and what nobody owns', async () => {
    const by = new Date(monday.getTime() + 400_000);

    const due = await list({ dueBy: by, limit: 10 });
    const unclaimed = await list({ unclaimed: true, standing: 'open', limit: 1_000 });

    expect(due.map((row) => row.number)).toEqual([1, 91, 181, 271, 361]);
    expect(unclaimed).toHaveLength(many / 50);
    expect(unclaimed.every((row) => row.ownerId === undefined)).toBe(true);
  });

  it('give closed deals to look at again within some days, and no open ones', async () => {
    const query = { ownerId: priya, limit: 20 };
    const found = await list({ ...query, lookAgain: { from: on, to: on } });
    const earlier = { from: IsoDate.parse('2026-02-01'), to: IsoDate.parse('2026-03-01') };

    expect(found.map((row) => row.number)).toEqual(
      [2507, 2006, 1505, 1004, 503, 2].filter((n) => (n - 1) % 10 !== 0),
    );
    expect(await list({ ...query, lookAgain: earlier })).toEqual([]);
  });

  it('find words by their beginnings, all of them, whatever their case and marks', async () => {
    const found = await list({ words: ['ZUR', 'caf'], limit: 10 });
    const none = await list({ words: ['afé'], limit: 10 });

    expect(found.map((row) => row.name)).toEqual(['Zürich Café']);
    expect(none).toEqual([]);
  });

  it.each(['.*', '$where', '(x+)+$', '\u0000', '🙂', '[', '\\'])(
    'read %j as words, never as a pattern',
    async (typed) => {
      expect(await list({ words: [typed], limit: 10 })).toEqual([]);
    },
  );

  it('count what they list', async () => {
    const { deals } = open.stores;

    expect(await deals.count(team, { standing: 'open' })).toBe(many / 10);
    expect(await deals.count(team, {})).toBe(many);
    expect(await deals.count(team, { words: ['umbrella'], standing: 'lost' })).toBe(many / 2);
  });

  it.each<[string, DealQuery]>([
    ['my deals', { ownerId: sam, limit: 20 }],
    ['what is due', { dueBy: monday, limit: 20 }],
    ['what is due for me', { ownerId: sam, dueBy: monday, limit: 20 }],
    ['what nobody owns', { unclaimed: true, standing: 'open', limit: 20 }],
    ['my closed deals', { ownerId: sam, standing: 'lost', limit: 20 }],
    ['everything', { limit: 20 }],
    ['what waits for a clean-up', { ownerId: sam, cleanUp: { importedSince: monday }, limit: 20 }],
    ['what to look at again', { ownerId: priya, lookAgain: { from: on, to: on }, limit: 20 }],
  ])('read hardly more than they show: %s', async (_, query) => {
    const done = await reads(() => list(query));

    expect(done.length).toBeGreaterThan(0);
    for (const one of done) {
      expect(one.planSummary).toMatch(/^IXSCAN/);
      expect(one.docsExamined).toBeLessThanOrEqual(query.limit);
      expect(one.keysExamined).toBeLessThanOrEqual(query.limit + 1);
    }
  });

  it('read no quote but those that ended, to end them', async () => {
    let found: readonly Deal[] = [];
    const [one] = await reads(async () => {
      found = await list({ standing: 'open', quoteEndedBefore: on, limit: 500 });
    });

    expect(found.map(({ number }) => number % 100)).toEqual(Array(many / 100).fill(1));
    expect(one?.planSummary).toMatch(/^IXSCAN/);
    expect(one?.docsExamined).toBe(many / 100);
    expect(one?.keysExamined).toBeLessThanOrEqual(many / 100 + 1);
  });

  it('read a bounded part of the index for whatever is typed', async () => {
    for (const typed of ['a', 'zz', 'u', 'deal 12', 'deal umbrella']) {
      const done = await reads(() => list({ words: typed.split(' '), limit: 20 }));
      for (const one of done) {
        expect(one.planSummary).toMatch(/^IXSCAN/);
        expect(one.keysExamined).toBeLessThanOrEqual(1_100);
      }
    }
  });

  it('read one key for a number, an id or a thread', async () => {
    const { deals } = open.stores;
    const done = await reads(async () => {
      await deals.byNumber(team, DealNumber.parse(77));
      await deals.byId(team, DealId.parse('d-77'));
    });

    expect(done.map((one) => one.docsExamined)).toEqual([1, 1]);
    expect(done.every((one) => /^(IXSCAN|IDHACK)/.test(one.planSummary))).toBe(true);
  });

  it('read nothing but the index to count an open funnel', async () => {
    const done = await reads(() =>
      open.database.connection
        .collection('deals')
        .aggregate([
          { $match: { workspaceId: team, pipelineId: 'sales', 'standing.kind': 'open' } },
          {
            $group: {
              _id: { stage: '$stageId', currency: '$amount.currency' },
              deals: { $sum: 1 },
              minor: { $sum: '$amount.minor' },
            },
          },
        ])
        .toArray(),
    );

    expect(done[0]?.docsExamined).toBe(0);
    expect(done[0]?.keysExamined).toBeLessThanOrEqual(many / 10 + 1);
  });
});
