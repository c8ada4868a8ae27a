import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isOpen } from '../../src/domain/deal.ts';
import { note } from '../../src/domain/notes.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { openRows } from '../../src/import/read-rows.ts';
import { type ImportRun, runImport } from '../../src/import/run-import.ts';
import { aMember, anAct, monday, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(async () => {
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

const mapping = parseMapping(`
columns: {externalId: id, name: name, owner: owner, stage: stage, amount: amount, enteredAt: entered,
  closedAt: closed, lostReason: reason, source: source}
owners: {Sam: ${sam}}
`);

const header = 'id,name,owner,stage,amount,entered,closed,reason,source';
const rows = [
  'a,Acme,Sam,Qualified,1000,2026-01-05,,,Referral',
  'b,Bolt,Sam,Prospecting,,,,,',
  'c,Core,Ana,Won,2500,,2026-01-20,,Trade fair',
  'd,Dust,Sam,Lost,700,,2026-02-02,Wrong colour,',
];

async function importing(lines: readonly string[], options: Partial<ImportRun> = {}) {
  const text = [header, ...lines].join('\n');
  const file = await openRows(Readable.from([Buffer.from(text)]));
  return await runImport({
    workspaceId: team,
    imports: open.stores.imports,
    workspaces: open.stores.workspaces,
    rows: file.rows,
    mapping,
    now: open.clock.now,
    dryRun: false,
    update: false,
    ...options,
  });
}

async function deals() {
  const list = await open.stores.deals.list(team, { limit: 100 });
  const whole = await Promise.all(list.map((deal) => open.stores.deals.byId(team, deal.id)));
  return new Map(whole.map((deal) => [deal?.externalId ?? '', deal]));
}

async function transitions() {
  const { pipeline } = await open.stores.workspaces.house(team);
  return await open.stores.numbers.transitions(team, pipeline.id, {});
}

function changed(at: number, line: string): readonly string[] {
  return rows.map((row, index) => (index === at ? line : row));
}

describe('an import', () => {
  it('brings deals over as they stand, numbered, and says nothing', async () => {
    const report = await importing(rows);

    const all = await deals();
    expect(report).toMatchObject({
      rowsRead: 4,
      created: 4,
      unchanged: 0,
      changed: [],
      refused: [],
    });
    expect(report.unknownOwners).toEqual([{ name: 'Ana', deals: 1 }]);
    expect([...all.values()].map((deal) => deal?.number).sort()).toEqual([1, 2, 3, 4]);
    expect(all.get('a')).toMatchObject({
      stageId: 'qualified',
      ownerId: sam,
      createdBy: 'import',
      imported: { enteredUnknown: false },
      facts: { source: { id: 'referral' } },
      history: [{ type: 'imported', by: 'import' }],
    });
    expect(all.get('c')?.standing).toMatchObject({ kind: 'won', signedOn: '2026-01-20' });
    expect(await open.stores.outbox.claim(team)).toBeUndefined();
  });

  it('names reasons and sources that the lists lacked, without offering them', async () => {
    await importing(rows);

    const { settings } = await open.stores.workspaces.house(team);
    const all = await deals();
    const reason = settings.lossReasons.find((one) => one.label === 'Wrong colour');
    expect(reason).toMatchObject({ id: 'wrong-colour', active: false });
    expect(all.get('d')?.standing).toMatchObject({ kind: 'lost', reason: reason?.id });
    expect(settings.sources.find((one) => one.label === 'Trade fair')?.active).toBe(false);
  });

  it('writes transitions that are the same when they are made anew', async () => {
    await importing(rows);
    const bulk = await transitions();

    await open.database.connection.collection('transitions').deleteMany({});
    await open.stores.numbers.rebuild(team, undefined, 100);

    expect(bulk.length).toBeGreaterThanOrEqual(4);
    expect(await transitions()).toEqual(bulk);
  });

  it('changes nothing the second time, also after people worked on a deal', async () => {
    await importing(rows);
    const before = await deals();
    const acme = before.get('a');
    if (acme === undefined) throw new Error('not imported');
    const act = anAct();
    await open.stores.deals.change(team, acme.id, act.key, (deal) =>
      note(deal, aMember(), act, 'they called'),
    );
    const worked = await deals();

    const again = await importing(rows);

    expect(again).toMatchObject({ created: 0, unchanged: 4, changed: [] });
    expect(await deals()).toEqual(worked);
  });

  it('writes nothing on a dry run', async () => {
    const report = await importing(rows, { dryRun: true });

    expect(report).toMatchObject({ dryRun: true, created: 4 });
    expect((await deals()).size).toBe(0);
  });

  it('reports what a later file says otherwise, and applies it only when asked', async () => {
    await importing(rows);
    const later = changed(0, 'a,Acme,Sam,Quote,1500,2026-01-05,,,Referral');
    const before = await deals();

    const told = await importing(later);
    const untouched = await deals();
    const applied = await importing(later, { update: true });
    const after = await importing(later, { update: true });

    const acme = (await deals()).get('a');
    expect(told.changed).toEqual([{ row: 2, externalId: 'a', what: ['amount', 'stage'] }]);
    expect(told.updated).toBe(false);
    expect(untouched).toEqual(before);
    expect(applied.changed).toHaveLength(1);
    expect(acme).toMatchObject({ stageId: 'quote', amount: { minor: 150_000 }, version: 2 });
    expect(acme?.history.map((entry) => entry.type)).toEqual(['imported', 'valued', 'moved']);
    expect(after).toMatchObject({ unchanged: 4, changed: [] });
  });

  it('closes, corrects and reopens as later files say', async () => {
    await importing(rows);

    await importing(changed(0, 'a,Acme,Sam,Lost,1000,2026-01-05,2026-02-20,Price,Referral'), {
      update: true,
    });
    const lost = (await deals()).get('a');
    await importing(changed(0, 'a,Acme,Sam,Won,1000,2026-01-05,2026-02-20,,Referral'), {
      update: true,
    });
    const won = (await deals()).get('a');
    await importing(rows, { update: true });
    const back = (await deals()).get('a');

    expect(lost?.standing).toMatchObject({ kind: 'lost', reason: 'price' });
    expect(won?.standing).toMatchObject({ kind: 'won' });
    expect(back && isOpen(back)).toBe(true);
    expect(back?.attempt).toBe(2);
    expect(back?.history.map((entry) => entry.type)).toEqual([
      'imported',
      'closed',
      'corrected',
      'reopened',
    ]);
  });

  it('makes one deal of a row that two imports bring at once', async () => {
    const reports = await Promise.all([importing(rows), importing(rows)]);

    const created = reports.reduce((sum, report) => sum + report.created, 0);
    expect(created).toBe(4);
    expect((await deals()).size).toBe(4);
  });

  it('derives what a crash left between deals and their transitions', async () => {
    await importing(rows);
    const whole = await transitions();
    const { connection } = open.database;
    await connection.collection('transitions').deleteMany({});
    await connection.collection('deals').updateMany({}, { $set: { derive: { at: monday } } });

    await open.stores.numbers.settle(team);

    expect(await transitions()).toEqual(whole);
    expect(await connection.collection('deals').countDocuments({ derive: { $exists: true } })).toBe(
      0,
    );
  });
});
