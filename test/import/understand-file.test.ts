import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { ImportAnswers, ImportQuestion } from '../../src/domain/import-questions.ts';
import { isOpen } from '../../src/domain/import-questions.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { undecidedLines, unknownLines } from '../../src/import/mapping-lines.ts';
import { mappingText } from '../../src/import/mapping-text.ts';
import { understandFile } from '../../src/import/understand-file.ts';
import { aHouse, monday, sam, team } from '../support/build.ts';

interface Given {
  readonly mapping?: string;
  readonly answers?: ImportAnswers;
}

function understand(csv: string | Buffer, given: Given = {}) {
  const parts = {
    workspaces: { house: async () => aHouse() },
    now: () => monday,
    members: { all: async () => [] },
    directory: {
      people: async () => [{ userId: sam, names: ['Sam Ortiz'], standing: 'full' as const }],
    },
  };
  const open = () => Readable.from([Buffer.from(csv)]);
  return understandFile(parts, team, { open, ...given });
}

const kindsOf = (questions: readonly ImportQuestion[]) => questions.map(({ kind }) => kind);

function idOf(questions: readonly ImportQuestion[], word: string): string {
  return questions.find((one) => 'word' in one && one.word === word)?.id ?? '';
}

const pipedrive = [
  'Deal - ID,Deal - Title,Deal - Owner,Deal - Stage,Deal - Status,Deal - Value,Deal - Deal created',
  '1,Acme,Sam Ortiz,Proposal Made,Open,"48.000,00",13.02.2026',
  '2,Hooli,Priya N.,Proposal Made,Open,100,14.02.2026',
  '3,Initech,Priya N.,Lead In,Lost,100,',
  '4,Stark,Sam Ortiz,Qualified,Deleted,100,',
].join('\n');

describe('a file that is understood', () => {
  it('asks for the words that are not known here, and for nothing else', async () => {
    const { questions, mapping } = await understand(pipedrive);

    expect(questions).toMatchObject([
      { kind: 'step', word: 'Proposal Made', rows: 2, needed: true },
      { kind: 'step', word: 'Lead In', rows: 1, needed: false },
      { kind: 'outcome', word: 'Deleted', rows: 1 },
      { kind: 'owner', word: 'Priya N.', rows: 2 },
    ]);
    expect(questions.map(isOpen)).toEqual([true, false, true, false]);
    expect(mapping).toMatchObject({
      ...{ owners: { 'Sam Ortiz': sam }, numbers: { decimal: ',' } },
      dates: { formats: ['d.M.yyyy'] },
    });
  });

  it('is read by what was answered; what makes no sense is asked again', async () => {
    const { questions } = await understand(pipedrive);
    const id = (word: string) => idOf(questions, word);

    const answered = await understand(pipedrive, {
      answers: {
        [id('Proposal Made')]: 'quote',
        [id('Lead In')]: 'nowhere',
        [id('Deleted')]: 'leave-out',
        [id('Priya N.')]: 'UPRIYA',
        constructor: 'x',
      },
    });

    expect(answered.mapping).toMatchObject({
      stages: { 'Proposal Made': 'quote' },
      outcomes: { Deleted: 'leave-out' },
      owners: { 'Priya N.': 'UPRIYA' },
    });
    expect(answered.mapping.stages).not.toHaveProperty('Lead In');
    const out = await understand(pipedrive, { answers: { [id('Lead In')]: 'leave-out' } });
    expect(out.mapping.stages).toEqual({ 'Lead In': 'leave-out' });
    expect(answered.questions.map(({ answer }) => answer)).toEqual([
      ...['quote', undefined, 'leave-out', 'UPRIYA'],
    ]);
  });

  it('asks which way round its dates are, where nothing tells, until that is said', async () => {
    const csv = 'Opportunity ID,Opportunity Name,Stage,Close Date\n1,Acme,Qualified,03/04/2026';

    const { questions, mapping } = await understand(csv);
    const answered = await understand(csv, { answers: { dates: 'month-first' } });
    const mapped = await understand(csv, { mapping: 'dates: {formats: [d/M/yyyy]}' });

    expect(kindsOf(questions)).toEqual(['dates']);
    expect(mapping.dates.formats).toEqual([]);
    expect(answered.mapping.dates.formats).toEqual(['M/d/yyyy']);
    expect(answered.questions.some(isOpen)).toBe(false);
    expect(mapped.questions).toEqual([]);
  });

  it('asks which sign starts the decimals, where its amounts contradict each other', async () => {
    const csv = 'Name,Step,Amount\nAcme,Quote,1.234\nHooli,Quote,1.5';

    const { questions, mapping } = await understand(csv);
    const answered = await understand(csv, { answers: { amounts: ',' } });

    expect(questions).toMatchObject([
      { kind: 'amounts', ways: [{ text: '1.5' }, { text: '1.234' }] },
    ]);
    expect(mapping.numbers.decimal).toBeUndefined();
    expect(answered.mapping.numbers.decimal).toBe(',');
  });

  it('takes an export of ours that a spreadsheet saved anew for what it is', async () => {
    const csv = 'Deal ID;Step;Outcome;Amount;Currency\n1;Quote;Open;12000,00;EUR';

    expect((await understand(csv)).mapping.numbers.decimal).toBe(',');
  });

  it('shows in which letters it was read, where it is no Unicode, and reads it in others', async () => {
    // "Łódź" and "święto" as Central Europe wrote them.
    const csv = Buffer.concat([
      Buffer.from('Name,Step\n'),
      Buffer.from([0xa3, 0xf3, 0x64, 0x9f, 0x20, 0x9c, 0x77, 0x69, 0xea, 0x74, 0x6f]),
      Buffer.from([0x20, 0x70, 0xb3, 0x79, 0x74, 0x61]),
      Buffer.from(',Quote'),
    ]);

    const guessed = await understand(csv);
    const western = await understand(csv, { answers: { letters: 'windows-1252' } });

    const first = ({ questions }: typeof western) =>
      questions.flatMap((one) => (one.kind === 'letters' ? [one.ways[0]?.text, one.answer] : []));
    expect(first(guessed)).toEqual(['Łódź święto płyta', 'windows-1250']);
    expect(guessed.mapping.encoding).toBe('windows-1250');
    expect(first(western)).toEqual(['£ódŸ œwiêto p³yta', 'windows-1252']);
    for await (const row of await western.rows()) {
      expect(row).toMatchObject({
        cells: new Map([
          ['Name', '£ódŸ œwiêto p³yta'],
          ['Step', 'Quote'],
        ]),
      });
    }
  });

  it('says what is wrong with it, and of columns it does not know no more than a few', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `Column ${at}`).join(',');

    await expect(understand('')).rejects.toThrow('The file is empty.');
    await expect(understand('PK\u0003\u0004 sheet')).rejects.toThrow('an Excel workbook');
    await expect(understand(many)).rejects.toThrow(/Column 19 and 180 more\. Name them/);
    await expect(understand('Name,Step', { mapping: 'stages: {a: b, c: d}' })).rejects.toThrow(
      'The mapping names a stage "b"; ours are',
    );
  });
});

describe('a mapping as text', () => {
  it('is the mapping again when it is read', async () => {
    const { mapping } = await understand(pipedrive);

    const text = mappingText(mapping);

    expect(parseMapping(text)).toEqual(mapping);
    expect(text).not.toMatch(/locale|lostReason|zero|\{\}/);
  });

  it('adds to the words of a product, and takes none away', () => {
    const base = parseMapping('columns: {stage: s}\nstages: {Closed Won: won}');

    expect(parseMapping('stages: {Demo: Quote}', base).stages).toEqual({
      ...{ 'Closed Won': 'won', Demo: 'Quote' },
    });
  });
});

describe('what a file leaves open, as lines for a mapping', () => {
  it('is a line for each way to read its dates and amounts', async () => {
    const csv =
      'Opportunity ID,Opportunity Name,Stage,Close Date,Amount\n1,A,Quote,03/04/2026,1.5\n2,B,Quote,,1.234';
    const { questions, dates } = await understand(csv);

    const lines = undecidedLines(questions, dates);

    expect(lines.filter((one) => /^\w+: \{/.test(one))).toEqual([
      'dates: { formats: [ d/M/yyyy ] }  # 03/04/2026 is 2026-04-03',
      'dates: { formats: [ M/d/yyyy ] }  # 03/04/2026 is 2026-03-04',
      'numbers: { decimal: . }  # 1.5 is 1.50 EUR',
      'numbers: { decimal: "," }  # 1.234 is 1234.00 EUR',
    ]);
    expect(
      undecidedLines(
        questions.map((one) => ({ ...one, answer: 'x' })),
        dates,
      ),
    ).toEqual([]);
  });

  it('is a list of the words, whose values must be filled in', async () => {
    const { questions } = await understand(pipedrive.replaceAll('Lead In', '"a: b\u001b[2J"'));

    const lines = unknownLines(questions);

    expect(lines).toEqual([
      'Not known here; the mapping can say what they are:',
      'stages:  # each prospecting, qualified, quote, closure, won, lost, unqualified, leave-out',
      '  Proposal Made:  # 2 rows',
      '  "a: b\\e[2J":  # 1 row',
      'outcomes:  # each open, won, lost, unqualified, leave-out',
      '  Deleted:  # 1 row',
      'owners:  # each unclaimed, a Slack user id, U…',
      '  Priya N.:  # 2 rows',
    ]);
    expect(() => parseMapping(`columns: {stage: s}\n${lines.slice(1).join('\n')}`)).toThrow(
      'stages.Proposal Made',
    );
  });
});
