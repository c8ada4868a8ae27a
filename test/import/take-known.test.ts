import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createDealFiles } from '../../src/deal-files.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal, Outcome } from '../../src/domain/deal.ts';
import { ChoiceId, DealId, DealNumber, EntryId, StageId } from '../../src/domain/ids.ts';
import { Currency, moneyOf } from '../../src/domain/money.ts';
import { stageRef } from '../../src/domain/pipeline.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { openRows } from '../../src/import/read-rows.ts';
import { runImport } from '../../src/import/run-import.ts';
import { suggestMapping } from '../../src/import/suggest-mapping.ts';
import { dealPart } from '../../src/storage/deal-record.ts';
import { aDeal, aPipeline, euros, priya, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(() => open.reset());
afterAll(() => open.close());

const known = { [sam]: sam, [priya]: priya, Sam: sam };

/** What a later file makes of the deals that are here; the mapping is the one that suits its headers, or this. */
async function importing(csv: string, mapping?: string) {
  const { headers, rows } = await openRows(Readable.from([Buffer.from(csv)]));
  const suggested = suggestMapping(headers);
  const read =
    mapping === undefined ? suggested?.mapping : parseMapping(mapping, suggested?.mapping);
  if (read === undefined) throw new Error('no mapping for these headers');
  const numbers = { ...read.numbers, decimal: suggested?.decimal };
  const { imports, workspaces } = open.stores;
  return await runImport({
    ...{ workspaceId: team, imports, workspaces, rows, now: open.clock.now },
    mapping: { ...read, numbers, owners: { ...known, ...read.owners } },
    ...{ dryRun: false, update: true },
  });
}

async function dealsNow(): Promise<ReadonlyMap<number, Deal>> {
  const slim = await open.stores.deals.list(team, { limit: 100 });
  const whole = await Promise.all(slim.map(({ id }) => open.stores.deals.byId(team, id)));
  return new Map(whole.flatMap((deal) => (deal === undefined ? [] : [[deal.number, deal]])));
}

async function amountNow(number = 1) {
  return (await dealsNow()).get(number)?.amount?.minor;
}

function made(number: number, more: Partial<Deal> = {}): Deal {
  const id = DealId.parse(`d-${number}`);
  return aDeal({ number: DealNumber.parse(number), id, name: `Deal ${number}`, ...more });
}

const quote = stageRef(aPipeline(), StageId.parse('quote'));
const at = new Date('2026-02-20T15:07:00Z');

function closed(number: number, outcome: Outcome): Deal {
  const was = made(number);
  const to = StageId.parse({ won: 'won', lost: 'lost', unqualified: 'unqualified' }[outcome.kind]);
  const entry = {
    ...{ id: EntryId.parse(`${was.id}-closed`), at, by: sam, attempt: 1, from: quote },
    ...{ to: stageRef(aPipeline(), to), outcome, unmet: [], type: 'closed' as const },
    before: {
      ...{ stage: quote, standing: { kind: 'open' as const }, attempt: 1 },
      enteredStageAt: new Date('2026-02-09T11:00:00Z'),
    },
  };
  return { ...was, stageId: to, standing: outcome, history: [...was.history, entry] };
}

const lost: Outcome = {
  ...{ kind: 'lost', at, reason: ChoiceId.parse('price'), missedAt: StageId.parse('qualified') },
  ...{ how: 'badly', lesson: 'Ask the budget first', reopenIf: 'budget' },
};
const won: Outcome = {
  ...{ kind: 'won', at, signedOn: IsoDate.parse('2026-02-18') },
  ...{ decidedBy: [ChoiceId.parse('product')], text: 'The demo' },
};

async function store(deals: readonly Deal[]): Promise<void> {
  const never = new Date('9999-12-31T00:00:00Z');
  const rows = deals.map((one) => ({
    ...dealPart(one),
    ...(one.standing.kind === 'open' ? { dueAt: never, dueRules: 1 } : {}),
    ...{ recentKeys: [], outbox: [], activities: [] },
  }));
  await open.database.connection.collection<{ _id: string }>('deals').insertMany(rows);
}

async function exported(): Promise<string> {
  const files = createDealFiles(open.stores, () => open.clock.now, { people: async () => [] });
  return Buffer.from(await files.csv(team, {})).toString('utf8');
}

/** The export with one cell of one deal edited. */
async function edited(number: number, column: string, value: string): Promise<string> {
  const [header = [], ...rows]: string[][] = parse(await exported(), { bom: true });
  const [numberAt, columnAt] = [header.indexOf('Number'), header.indexOf(column)];
  const cells = rows.map((row) =>
    row.map((cell, index) =>
      row[numberAt] === String(number) && index === columnAt ? value : cell,
    ),
  );
  return [header, ...cells]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

const team7 = () => [
  made(1, { amount: euros(1_200.5), account: 'Acme & Söhne', ownerId: priya }),
  made(2, { name: '=hooli', nextStep: { text: 'call', on: IsoDate.parse('2026-03-12') } }),
  closed(3, lost),
  closed(4, won),
  closed(5, { kind: 'unqualified', at, reason: ChoiceId.parse('too-small'), text: 'One seat' }),
  made(6, { amount: moneyOf(12.345, Currency.parse('KWD')), stageId: StageId.parse('quote') }),
];

describe('an export that is handed in again', () => {
  it('changes nothing where nobody edited it', async () => {
    await store(team7());
    const before = await dealsNow();

    const report = await importing(await exported());

    expect(report).toMatchObject({ created: 0, unchanged: 6, changed: [], refused: [] });
    expect(await dealsNow()).toEqual(before);
  });

  it('changes nothing either of deals that came in by a file and were worked on since', async () => {
    await importing('Name,Account,Step,Amount,Owner\nAcme,Acme,Qualified,1000,Sam');
    const [acme] = (await dealsNow()).values();
    if (acme === undefined) throw new Error('not imported');
    const { connection } = open.database;
    await connection
      .collection('deals')
      .updateOne({ id: acme.id }, { $set: { stageId: 'quote', ownerId: priya } });

    const report = await importing(await exported());

    expect(report).toMatchObject({ unchanged: 1, changed: [] });
    expect((await dealsNow()).get(acme.number)).toMatchObject({ stageId: 'quote', ownerId: priya });
  });

  it('changes what somebody edited, and no more', async () => {
    await store(team7());

    const report = await importing(await edited(1, 'Amount', '1300.00'));

    expect(report.changed).toEqual([{ row: 2, externalId: 'd-1', what: ['amount'] }]);
    expect((await dealsNow()).get(1)).toMatchObject({
      ...{ amount: { minor: 130_000 }, ownerId: priya, account: 'Acme & Söhne' },
    });
  });

  it('keeps what it cannot say of a close: its hour, the lesson, what decided it', async () => {
    await store(team7());

    await importing(await edited(3, 'Reason', 'Competitor'));
    await importing(await edited(4, 'Closed on', '2026-02-19'));

    const now = await dealsNow();
    expect(now.get(3)?.standing).toEqual({ ...lost, reason: 'competitor' });
    expect(now.get(4)?.standing).toMatchObject({
      ...won,
      at: expect.any(Date),
      signedOn: '2026-02-19',
    });
    expect(now.get(3)?.history.at(-1)).toMatchObject({ type: 'corrected', by: 'import' });
  });

  it('takes a deal from its owner only when their cells were emptied', async () => {
    await store(team7());

    await importing((await exported()).replace(String(priya), 'U0NOBODY'));
    expect((await dealsNow()).get(1)?.ownerId).toBe(priya);

    const emptied = (await edited(1, 'Owner ID', '')).replace(String(priya), '');
    const report = await importing(emptied);

    expect(report.changed).toMatchObject([{ what: ['owner'] }]);
    expect((await dealsNow()).get(1)).not.toHaveProperty('ownerId');
  });
});

describe('a later file', () => {
  const amounts = (amount: string) =>
    importing(`Deal ID,Name,Step,Amount\n1,Acme,Qualified,${amount}`);

  it('is applied each time it says something else, also what it said before', async () => {
    await amounts('100');
    for (const amount of ['200', '100', '200', '100']) {
      expect((await amounts(amount)).changed).toHaveLength(1);
      expect(await amountNow()).toBe(Number(amount) * 100);
    }
  });

  it('closes no deal again that people opened, only because it tells more of the close', async () => {
    const file = (reason: string) =>
      `Deal ID,Name,Step,Outcome,Closed on,Reason\n1,Acme,Quote,Lost,2026-02-20,${reason}`;
    await importing(file('Price'));
    await open.database.connection
      .collection('deals')
      .updateMany({}, { $set: { stageId: 'qualified', standing: { kind: 'open' } } });

    const report = await importing(file('Competitor'));

    expect(report).toMatchObject({ unchanged: 1, changed: [] });
    const acme = await open.stores.deals.byNumber(team, DealNumber.parse(1));
    expect(acme?.standing).toEqual({ kind: 'open' });
  });

  it('says nothing of what it has no column for', async () => {
    await store([made(1, { account: 'Acme', contact: 'Dana', amount: euros(500) })]);

    const report = await importing('Deal ID,Account,Step\nd-1,Acme,Prospecting');

    expect(report).toMatchObject({ unchanged: 1, changed: [] });
    expect((await dealsNow()).get(1)).toMatchObject({ name: 'Deal 1', contact: 'Dana' });
  });

  it('changes no amount whose currency it does not name', async () => {
    await store([made(1, { amount: moneyOf(500, Currency.parse('USD')) })]);

    const report = await importing('Deal ID,Name,Step,Amount\nd-1,Deal 1,Prospecting,600');

    expect(report.refused).toEqual([
      { row: 2, sentence: 'names no currency, and its deal counts in USD' },
    ]);
    expect(await amountNow()).toBe(50_000);
  });

  it('gives deals to an owner who is known only now, where nobody has taken them', async () => {
    const csv = 'Deal ID,Name,Step,Owner\n1,Acme,Qualified,Prya\n2,Hooli,Qualified,Prya';
    const first = await importing(csv);
    const hooli = (await dealsNow()).get(2);
    await open.database.connection
      .collection('deals')
      .updateOne({ id: hooli?.id }, { $set: { ownerId: sam } });

    const report = await importing(csv, `owners: {Prya: ${priya}}`);

    expect(first.unknownOwners).toEqual([{ name: 'Prya', deals: 2 }]);
    expect(report.changed).toMatchObject([{ row: 2, what: ['owner'] }]);
    const now = await dealsNow();
    expect([now.get(1)?.ownerId, now.get(2)?.ownerId]).toEqual([priya, sam]);
  });

  it('is found again by the indexes, however many deals there are', async () => {
    const csv = ['Deal ID,Name,Step'];
    for (let n = 1; n <= 400; n += 1) csv.push(`${n},Deal ${n},Qualified`);
    await importing(csv.join('\n'));
    await store([made(1_001)]);
    const { db } = open.database.connection;
    await db?.setProfilingLevel('all');

    const found = await open.stores.imports.known(team, ['7', '8', 'd-1001', 'nobody']);

    await db?.setProfilingLevel('off');
    const read = await db
      ?.collection('system.profile')
      .find({ op: 'query', 'command.find': 'deals' })
      .toArray();
    await db?.collection('system.profile').drop();
    expect([...found.keys()].sort()).toEqual(['7', '8', 'd-1001']);
    expect(read).toHaveLength(2);
    for (const { keysExamined } of read ?? []) expect(keysExamined).toBeLessThan(20);
  });
});
