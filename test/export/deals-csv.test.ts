import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { DealFiles } from '../../src/deal-file-ports.ts';
import { createDealFiles } from '../../src/deal-files.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal, Outcome } from '../../src/domain/deal.ts';
import { ChoiceId, DealId, DealNumber, EntryId, StageId } from '../../src/domain/ids.ts';
import { Currency, moneyOf } from '../../src/domain/money.ts';
import { stageRef } from '../../src/domain/pipeline.ts';
import type { DealQuery } from '../../src/ports.ts';
import { dealPart } from '../../src/storage/deal-record.ts';
import { aDeal, aPipeline, euros, monday, priya, sam, team } from '../support/build.ts';
import { openTestStores, somePeople, type TestStores } from '../support/stores.ts';

let open: TestStores;
let files: DealFiles;
beforeAll(async () => {
  const people = somePeople([
    { userId: sam, name: 'Sam Ortiz' },
    { userId: priya, name: 'Priya Nair' },
  ]);
  open = await openTestStores({ people });
  const listed = [
    { userId: sam, standing: 'full', names: ['Sam Ortiz'] },
    { userId: priya, standing: 'full', names: ['Priya Nair'] },
  ] as const;
  files = createDealFiles(open.stores, () => open.clock.now, { people: async () => listed });
});
afterEach(() => open.reset());
afterAll(() => open.close());

function deal(number: number, more: Partial<Deal> = {}): Deal {
  const id = DealId.parse(`d-${number}`);
  return aDeal({ number: DealNumber.parse(number), id, name: `Deal ${number}`, ...more });
}

/** Closed on 20 February; it had been in Quote since 9 February. */
function closed(number: number, outcome: Outcome, more: Partial<Deal> = {}): Deal {
  const pipeline = aPipeline();
  const was = deal(number, more);
  const to = StageId.parse({ won: 'won', lost: 'lost', unqualified: 'unqualified' }[outcome.kind]);
  const stage = stageRef(pipeline, StageId.parse('quote'));
  const before = {
    ...{ stage, standing: { kind: 'open' as const }, attempt: 1 },
    enteredStageAt: new Date('2026-02-09T11:00:00Z'),
  };
  const entry = {
    ...{ id: EntryId.parse(`${was.id}-closed`), at: outcome.at, by: sam, attempt: 1 },
    ...{ from: stage, to: stageRef(pipeline, to), outcome, unmet: [], before },
    type: 'closed' as const,
  };
  return { ...was, stageId: to, standing: outcome, history: [...was.history, entry] };
}

const at = new Date('2026-02-20T15:00:00Z');
const created = { createdAt: new Date('2026-02-02T09:00:00Z') };
const lost = { kind: 'lost', at, reason: ChoiceId.parse('price') } as const;
const won = { kind: 'won', at, signedOn: IsoDate.parse('2026-02-20'), decidedBy: [] } as const;
const notAFit = { kind: 'unqualified', at, reason: ChoiceId.parse('too-small') } as const;

async function store(deals: readonly Deal[]): Promise<void> {
  const never = new Date('9999-12-31T00:00:00Z');
  const rows = deals.map((one) => ({
    ...dealPart(one),
    ...(one.standing.kind === 'open' ? { dueAt: never, dueRules: 1 } : {}),
    ...{ recentKeys: [], outbox: [], activities: [] },
  }));
  await open.database.connection.collection<{ _id: string }>('deals').insertMany(rows);
}

async function exported(query: Omit<DealQuery, 'limit'> = {}) {
  const bytes = await files.csv(team, query);
  const text = Buffer.from(bytes).toString('utf8');
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  return { bytes, text, rows };
}

const numbersOf = (rows: readonly Record<string, string>[]) => rows.map((row) => row.Number);

describe('an export', () => {
  it('is UTF-8 with a byte order mark, with dates as ISO and amounts in major units', async () => {
    const yen = moneyOf(1_200_000, Currency.parse('JPY'));
    const dinars = moneyOf(12.345, Currency.parse('KWD'));
    await store([
      deal(3, { ...created, name: 'Zürich, "Café"', amount: euros(9_500.5) }),
      deal(1, { amount: yen, expectedClose: IsoDate.parse('2026-03-31') }),
      deal(2, { amount: dinars }),
    ]);

    const { bytes, rows } = await exported();

    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(numbersOf(rows)).toEqual(['1', '2', '3']);
    expect(rows.map((row) => `${row.Amount} ${row.Currency}`)).toEqual([
      '1200000 JPY',
      '12.345 KWD',
      '9500.50 EUR',
    ]);
    expect(rows[0]).toMatchObject({ 'Expected close': '2026-03-31', Outcome: 'Open' });
    expect(rows[2]).toMatchObject({
      Name: 'Zürich, "Café"',
      Owner: 'Sam Ortiz',
      'Owner ID': sam,
      Step: 'Prospecting',
      'Created on': '2026-02-02',
    });
  });

  it('runs nothing in a spreadsheet, and is read back as it was', async () => {
    const names = ['=cmd|x!A1', '+1 more', '-5 seats', '@all', '＝SUM(A1)', "'quoted'"];
    await store(names.map((name, index) => deal(index + 1, { name, account: name })));

    const { text, rows } = await exported();

    const unsafe = rows.flatMap(({ Name, Account }) => [Name, Account]);
    expect(unsafe.filter((cell) => /^[=+\-@＝]/.test(cell ?? ''))).toEqual([]);
    expect(text).toContain("'=cmd|x!A1");
    await emptyWorkspace();
    await files.bring(team, { csv: Buffer.from(text) }, new AbortController().signal);
    const back = await open.stores.deals.list(team, { limit: 10 });
    expect(back.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('holds the deals asked for: by owner, standing and period', async () => {
    const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
    const february = { from: new Date('2026-02-01T00:00:00Z'), to: march.from };
    await store([
      deal(1),
      deal(2, { ownerId: priya, ...created }),
      closed(3, won, { createdAt: new Date('2026-01-05T09:00:00Z') }),
      closed(4, { ...lost, at: monday }, created),
    ]);

    expect(numbersOf((await exported({ ownerId: priya })).rows)).toEqual(['2']);
    expect(numbersOf((await exported({ standing: 'open' })).rows)).toEqual(['1', '2']);
    expect(numbersOf((await exported({ during: february })).rows)).toEqual(['2', '3', '4']);
    expect(numbersOf((await exported({ during: march, standing: 'lost' })).rows)).toEqual(['4']);
    expect(await open.stores.deals.count(team, { during: february })).toBe(3);
  });
});

async function emptyWorkspace(): Promise<void> {
  await open.database.connection.collection('deals').deleteMany({});
}

describe('an export that is handed in again', () => {
  const sold = () => [
    deal(1, { ...created, stageId: StageId.parse('qualified'), amount: euros(1_200.5) }),
    deal(2, {
      ownerId: priya,
      account: 'Umbrella & Söhne',
      amount: moneyOf(5, Currency.parse('KWD')),
    }),
    closed(3, won, created),
    closed(4, lost, { ...created, ownerId: priya }),
    closed(5, notAFit, created),
  ];
  const kept = ({ number, name, account, ownerId, stageId, amount, standing }: Deal) => ({
    ...{ number, name, account, ownerId, stageId, amount, kind: standing.kind },
    reason: 'reason' in standing ? standing.reason : undefined,
  });

  it('gives an empty workspace the same deals', async () => {
    const before = sold();
    const { ownerId: _, amount: __, ...unclaimed } = deal(6);
    await store([...before, unclaimed]);
    const { bytes } = await exported();
    await emptyWorkspace();

    const rehearsed = await files.rehearse(team, { csv: bytes });
    expect(rehearsed).toMatchObject({ vendor: 'Milepost', result: { created: 6, refused: [] } });
    expect(await open.stores.deals.count(team, {})).toBe(0);
    const result = await files.bring(team, { csv: bytes }, new AbortController().signal);

    expect(result).toMatchObject({ created: 6, refused: [], unknownOwners: [] });
    const slim = await open.stores.deals.list(team, { limit: 10 });
    const back = slim.toSorted((a, b) => a.number - b.number);
    expect(back.map(kept)).toEqual([...before, unclaimed].map(kept));
    const won = await open.stores.deals.byNumber(team, DealNumber.parse(3));
    expect(won?.history.map((entry) => entry.type)).toEqual(['imported', 'closed']);
  });

  it('changes nothing where the deals are', async () => {
    await store(sold());
    const { bytes } = await exported();

    const result = await files.bring(team, { csv: bytes }, new AbortController().signal);

    expect(result).toMatchObject({ created: 0, refused: [] });
    expect(await open.stores.deals.count(team, {})).toBe(5);
  });
});
