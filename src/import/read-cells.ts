import type { RowRefusal } from './imported-deal.ts';
import { type ColumnName, headersOf, type Mapping } from './mapping.ts';
import type { SourceRow } from './read-rows.ts';

/** The longest text that becomes a fact of a deal; what is longer is turned down, never cut. */
const longestText = 300;

/** One row by our column names; problems are collected, not thrown. */
export interface CellReader {
  readonly row: number;
  /** One line of text; empty when the cell is, when there is no such column, or when it was refused. */
  readonly text: (column: ColumnName) => string;
  /** The same by the file's own header. */
  readonly textUnder: (header: string) => string;
  readonly refuse: (column: ColumnName | undefined, sentence: string) => undefined;
}

export function createCellReader(
  source: SourceRow,
  mapping: Mapping,
  refusals: RowRefusal[],
): CellReader {
  const { row, cells } = source;
  const headerOf = (column: ColumnName) => filledHeader(cells, headersOf(mapping, column));
  const refuseUnder = (header: string | undefined, sentence: string) => {
    // One sentence per cell: a cell that could not be read is not called empty as well.
    const said = refusals.some((other) => header !== undefined && other.column === header);
    if (!said)
      refusals.push({ row, ...(header === undefined ? {} : { column: header }), sentence });
    return undefined;
  };
  const textUnder = (header: string) => {
    const text = cells.get(header) ?? '';
    const problem = problemWith(text);
    if (problem === undefined) return withoutGuard(text).replaceAll(/\s+/g, ' ').trim();
    refuseUnder(header, problem);
    return '';
  };
  return {
    row,
    textUnder,
    text: (column) => {
      const header = headerOf(column);
      return header === undefined ? '' : textUnder(header);
    },
    refuse: (column, sentence) =>
      refuseUnder(column === undefined ? undefined : headerOf(column), sentence),
  };
}

function filledHeader(
  cells: ReadonlyMap<string, string>,
  headers: readonly string[],
): string | undefined {
  const filled = headers.find((header) => (cells.get(header) ?? '').trim() !== '');
  return filled ?? headers.find((header) => cells.has(header));
}

/** A writer of CSV puts `'` before what a spreadsheet would run as a formula; it is no part of the text. */
function withoutGuard(text: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
}

function problemWith(text: string): string | undefined {
  if (text.length > longestText) {
    return `is ${text.length} characters long; at most ${longestText} are kept`;
  }
  if (text.includes('\0')) return 'holds a NUL character';
  if (text.includes('\uFFFD')) {
    return 'holds bytes that are no text in the encoding of this file';
  }
  return undefined;
}
