import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { likelyEncoding, waysToRead } from '../../src/import/legacy-letters.ts';
import { isRefusal, openRows } from '../../src/import/read-rows.ts';

/** "Żółw Łódź Świat" as Central Europe wrote it before Unicode. */
const polish = Buffer.from([
  ...[0xaf, 0xf3, 0xb3, 0x77, 0x20, 0xa3, 0xf3, 0x64, 0x9f, 0x20],
  ...[0x8c, 0x77, 0x69, 0x61, 0x74],
]);
const asWestern = '¯ó³w £ódŸ Œwiat';

describe('letters from before Unicode', () => {
  it('read differently in each encoding, and alike ones count once', () => {
    const ways = waysToRead(asWestern, 'windows-1252');

    expect(ways[0]).toEqual({ value: 'windows-1252', name: 'Western European', text: asWestern });
    expect(ways.find(({ value }) => value === 'windows-1250')?.text).toBe('Żółw Łódź Świat');
    expect(waysToRead('Müller', 'windows-1252').map(({ value }) => value)).not.toContain(
      'windows-1250',
    );
  });

  it.each([
    [asWestern, 'windows-1250'],
    ['Müller Café Señor œuvre', 'windows-1252'],
    ['Preis 5 £, 3 m³, ¿Qué?', 'windows-1252'],
    ['', 'windows-1252'],
  ])('are likely to be what their words look like: %s', (sample, encoding) => {
    expect(likelyEncoding(sample)).toBe(encoding);
  });

  it('are read in the encoding that is asked for, which Unicode does not care about', async () => {
    const names = async (bytes: Buffer) => {
      const file = await openRows(Readable.from([bytes]), 'windows-1250');
      const read: string[] = [];
      for await (const row of file.rows) {
        if (!isRefusal(row)) read.push(...row.cells.values());
      }
      return [file.encoding(), ...read];
    };

    expect(await names(Buffer.concat([Buffer.from('name\n'), polish]))).toEqual([
      'windows-1250',
      'Żółw Łódź Świat',
    ]);
    expect(await names(Buffer.from('name\nMüller'))).toEqual(['utf-8', 'Müller']);
  });
});
