import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, openRows } from '../../src/import/read-rows.ts';

async function readAll(bytes: Buffer | readonly Buffer[]) {
  const file = await openRows(Readable.from(Buffer.isBuffer(bytes) ? [bytes] : bytes));
  const rows = [];
  for await (const row of file.rows) {
    rows.push(isRefusal(row) ? row : { row: row.row, cells: [...row.cells.values()] });
  }
  return { ...file, encoding: file.encoding(), rows };
}

describe('openRows', () => {
  it.each([
    [',', 'id,"name, or not",stage'],
    [';', 'id;"a,b,c,d";stage'],
    ['\t', 'id\tname, first\tstage'],
    [',', 'id'],
  ])('finds the delimiter %j in the header', async (delimiter, header) => {
    const file = await readAll(Buffer.from(`${header}\n`));

    expect(file.delimiter).toBe(delimiter);
  });

  it.each([
    ['utf-8', Buffer.from('\uFEFFname;stage\nMüller 🎉;x\n')],
    ['utf-8', Buffer.from('name;stage\nMüller 🎉;x\n')],
    ['utf-16le', Buffer.from('\uFEFFname;stage\nMüller 🎉;x\n', 'utf16le')],
    ['utf-16le', Buffer.from('name;stage\nMüller 🎉;x\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFname;stage\nMüller 🎉;x\n', 'utf16le').swap16()],
  ])('reads %s', async (encoding, bytes) => {
    const file = await readAll(bytes);

    expect(file.headers).toEqual(['name', 'stage']);
    expect(file.rows).toEqual([{ row: 2, cells: ['Müller 🎉', 'x'] }]);
    expect(file.encoding).toBe(encoding);
  });

  it('reads Windows-1252, however late its first umlaut comes', async () => {
    const early = Buffer.from('name,stage\n');
    const middle = Buffer.from('plain,x\n'.repeat(1_000));
    const late = Buffer.from('M\xfcller \x80,x', 'latin1');

    const file = await readAll([early, middle, late]);

    expect(file.encoding).toBe('windows-1252');
    expect(file.rows.at(-1)).toEqual({ row: 1_002, cells: ['Müller €', 'x'] });
  });

  it('reads Windows-1252 to its last byte, also where a letter of UTF-8 might have begun', async () => {
    const file = await readAll(Buffer.from('name,stage\nx,\xe2\x80', 'latin1'));

    expect(file.rows).toEqual([{ row: 2, cells: ['x', 'â€'] }]);
  });

  it('reads the same whatever pieces the bytes arrive in', async () => {
    const bytes = Buffer.from('näme;stage\n"Mül\nler ""🎉""";x\r\n;\nsecond;y');
    const whole = await readAll(bytes);

    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((end, i) => bytes.subarray(at[i], end));

        const file = await readAll(pieces);

        expect(file.rows).toEqual(whole.rows);
      }),
    );
    expect(whole.rows).toEqual([
      { row: 2, cells: ['Mül\nler "🎉"', 'x'] },
      { row: 4, cells: ['second', 'y'] },
    ]);
  });

  it('refuses a row with other cells than the header and reads on', async () => {
    const file = await readAll(Buffer.from('id,name\n1\n2,b,c\n3,d\n'));

    expect(file.rows).toEqual([
      { row: 2, sentence: 'has 1 cells where the header has 2 columns' },
      { row: 3, sentence: 'has 3 cells where the header has 2 columns' },
      { row: 4, cells: ['3', 'd'] },
    ]);
  });

  it('takes a quotation mark inside a cell for what it is', async () => {
    const file = await readAll(Buffer.from('id,name\n1,5" pipe\n2,x\n'));

    expect(file.rows).toEqual([
      { row: 2, cells: ['1', '5" pipe'] },
      { row: 3, cells: ['2', 'x'] },
    ]);
  });

  it('says where a quotation mark was opened and never closed', async () => {
    const file = await readAll(Buffer.from('id,name\n1,a\n2,"b\n3,c\n'));

    expect(file.rows).toEqual([
      { row: 2, cells: ['1', 'a'] },
      { row: 3, sentence: expect.stringContaining('never closed') },
    ]);
  });

  it('gives up on a row that is longer than any row, without holding it', async () => {
    const megabyte = Buffer.alloc(1_000_000, 'x');
    const endless = [Buffer.from('id,name\n1,"'), ...Array(20).fill(megabyte)];

    const file = await readAll(endless);

    expect(file.rows).toEqual([{ row: 2, sentence: expect.stringContaining('8 million') }]);
  });

  it.each([
    ['', 'no header'],
    ['\n', 'no header'],
    [',,\n1,2,3', 'no header'],
    ['id,name,id\n', '"id" twice'],
  ])('refuses a file that begins with %j', async (text, words) => {
    await expect(readAll(Buffer.from(text))).rejects.toThrow(words);
  });

  it('passes on why the bytes stopped coming', async () => {
    async function* broken() {
      yield Buffer.from('id,name\n1,a\n');
      throw new Error('the disk went away');
    }

    const file = await openRows(broken());
    const rows = async () => {
      for await (const row of file.rows) expect(row).toBeDefined();
    };

    await expect(rows()).rejects.toThrow('the disk went away');
  });
});
