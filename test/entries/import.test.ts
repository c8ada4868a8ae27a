import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { importFile } from '../../src/entries/import.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { botEnv, runEntry } from '../support/entry-process.ts';
import { noLog } from '../support/quiet-parts.ts';

let slack: StandIn;
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  slack = await startStandIn();
  database = await openTestDatabase();
  await migrate(database.connection, noLog);
  folder = await mkdtemp(join(tmpdir(), 'milepost-import-'));
});
afterAll(async () => {
  await slack?.stop();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function importing(...args: readonly string[]) {
  const env = botEnv(slack, database.uri);
  const { code, stdout, stderr } = await runEntry(['import', ...args], env);
  return { code, said: stdout.join('\n'), complained: stderr.join('\n') };
}

const deals = () => database.connection.collection('deals').find().sort({ number: 1 }).toArray();

const csv = [
  'Deal ID,Name,Step,Outcome,Owner,Amount,Closed on',
  '1,Acme,Qualified,Open,Sam Ortiz,12000.50,',
  '2,Hooli,Lead In,Open,Priya Nair,9000,',
  '3,Initech,Quote,Won,Kim,100,2026-01-05',
].join('\n');

describe('a file that is handed in on the command line', () => {
  it.each([
    [['nowhere.csv'], 'nowhere.csv: there is no such file here, or it may not be read'],
    [
      ['README.md', '--mapping', 'nowhere.yaml'],
      'nowhere.yaml: there is no such file here, or it may not be read',
    ],
    [['docs'], 'docs: this is no file'],
    [['a.csv', 'b.csv'], 'usage: import <file.csv>'],
    [['a.csv', '--force'], "Unknown option '--force'"],
    [['a.csv', '--force'], 'usage: import <file.csv>'],
  ])('is named when it is not there, and so is how it is called: %j', async (args, said) => {
    await expect(importFile(args)).rejects.toThrow(said);
  });

  it('is complained of in full, and steers no terminal', async () => {
    const file = await fileOf('deals.csv', csv);
    const mapping = await fileOf('wrong.yaml', 'columns: {stage: a, "\\e[2J": b}\ncurrency: Euro');

    const { code, complained } = await importing(file, '--mapping', mapping);

    expect(code).toBe(1);
    expect(complained.split('\n')).toEqual([
      'milepost: The mapping cannot be used:',
      'milepost: columns: Unrecognized key: "�[2J"',
      expect.stringContaining('milepost: currency: is a three-letter currency code'),
    ]);
  });
});

describe('an import without a mapping', () => {
  it('writes nothing, and shows a mapping that can be passed', async () => {
    const { code, said } = await importing(await fileOf('deals.csv', csv));

    const text = /As a mapping file:\n\n([\s\S]*?)\n\n/.exec(said)?.[1] ?? '';
    expect(parseMapping(text)).toMatchObject({
      outcomes: { 'Not a fit': 'unqualified' },
      owners: { 'Sam Ortiz': 'U_SAM', 'Priya Nair': 'U_PRIYA' },
      numbers: { decimal: '.' },
    });
    expect(said).toContain('Dry run: nothing was written.');
    expect(said).toContain('stages:  # each prospecting, qualified');
    expect(said).toContain('  Lead In:  # 1 row');
    expect(said).toContain('  Kim:  # 1 row');
    expect(said).toContain('pass it with --mapping; or pass --yes');
    expect(code).toBe(0);
    expect(await deals()).toEqual([]);
  });

  it('is refused where the file does not say how it is written, with the line to write', async () => {
    const file = await fileOf(
      'sf.csv',
      'Opportunity ID,Opportunity Name,Stage,Close Date\n1,Acme,Closed Won,03/04/2026',
    );

    const { code, complained } = await importing(file, '--yes');

    expect(code).toBe(1);
    expect(complained).toContain(
      'milepost: dates: { formats: [ M/d/yyyy ] }  # 03/04/2026 is 2026-03-04',
    );
    expect(await deals()).toEqual([]);
  });

  it('goes by its guess when that is wanted, with the owners that Slack knows', async () => {
    const { code, said } = await importing(await fileOf('deals.csv', csv), '--yes');

    expect([code, said]).toEqual([0, expect.stringContaining('Created     2')]);
    expect(await deals()).toMatchObject([
      { name: 'Acme', ownerId: 'U_SAM', amount: { minor: 1_200_050 } },
      { name: 'Initech', stageId: 'won' },
    ]);
    const met = await database.connection.collection('members').findOne({ userId: 'U_SAM' });
    expect(met).toMatchObject({ name: 'Sam Ortiz', standing: 'full' });
  });

  it('applies what a later file says otherwise, when that is asked for', async () => {
    const file = await fileOf('later.csv', csv.replace('12000.50', '13000'));

    const { said } = await importing(file, '--yes', '--update');

    expect(said).toContain('Changed     1\n  row 2, 1: amount');
    expect((await deals())[0]).toMatchObject({ ownerId: 'U_SAM', amount: { minor: 1_300_000 } });
  });
});
