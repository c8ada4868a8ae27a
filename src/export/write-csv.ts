import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';

/** A whole file: UTF-8 with a byte order mark, so that a spreadsheet takes it for what it is. */
export async function writeCsv(
  columns: readonly string[],
  rows: AsyncIterable<readonly (string | number)[]> | Iterable<readonly (string | number)[]>,
): Promise<Uint8Array> {
  const writer = stringify({
    header: true,
    columns: [...columns],
    bom: true,
    record_delimiter: 'windows',
    // A name such as `=cmd|…` is a name, in whatever a person opens the file with.
    escape_formulas: true,
  });
  const [csv] = await Promise.all([buffer(writer), pipeline(Readable.from(rows), writer)]);
  return csv;
}
