import { type CsvError, parse } from 'csv-parse';
import { FileProblem } from '../file-problem.ts';
import { decodeText, type Encoding } from './decode-text.ts';
import type { RowRefusal } from './imported-deal.ts';
import { type LegacyEncoding, western } from './legacy-letters.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

/** Longer than any row that people keep; it bounds memory when a quote is never closed. */
const maxRowCharacters = 8_000_000;

export interface SourceRow {
  /** As a spreadsheet numbers it; the header is row 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface OpenFile {
  readonly headers: readonly string[];
  readonly delimiter: string;
  /** Known for certain once the rows are read. */
  readonly encoding: () => Encoding;
  /** Read once, in order, a few at a time; what cannot be read comes as a refusal. */
  readonly rows: AsyncIterable<SourceRow | RowRefusal>;
}

export function isRefusal(row: SourceRow | RowRefusal): row is RowRefusal {
  return 'sentence' in row;
}

/**
 * Opens a CSV file of unknown delimiter and encoding and reads its header. `legacy` is what bytes are
 * taken for that are no Unicode.
 * @throws FileProblem when there is no usable header
 */
export async function openRows(
  bytes: AsyncIterable<Uint8Array>,
  legacy: LegacyEncoding = western,
): Promise<OpenFile> {
  const { encoding, text } = decodeText(bytes, legacy);
  const head = await takeHead(text);
  const delimiter = sniffDelimiter(head.text);
  const records = parseRecords(head.all, delimiter);
  const first = await records.next();
  const headers = readHeaders(first.done === true ? [] : first.value);
  return { headers, delimiter, encoding, rows: readRows(records, headers) };
}

type Parsed = readonly string[] | CsvError;

/**
 * Records in order, and at last the error that ended them. They are taken from the parser one by one
 * and not from its stream, which drops what it holds when it fails.
 */
async function* parseRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<Parsed, void> {
  const ready: Parsed[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: maxRowCharacters,
    on_record: (record: readonly string[]) => {
      ready.push(record);
      return null;
    },
  });
  // Each call below is told of its own failure.
  parser.on('error', () => undefined).resume();
  for await (const piece of text) {
    const failure = await settled((done) => parser.write(piece, done));
    yield* ready.splice(0);
    if (failure !== undefined) {
      yield failure;
      return;
    }
  }
  const failure = await settled((done) => parser.end(done));
  yield* ready.splice(0);
  if (failure !== undefined) yield failure;
}

function settled(start: (done: (error?: Error | null) => void) => void) {
  return new Promise<CsvError | undefined>((resolve, reject) => {
    start((error) => {
      if (error === undefined || error === null) resolve(undefined);
      else if (isCsvError(error)) resolve(error);
      else reject(error);
    });
  });
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

function readHeaders(first: Parsed): readonly string[] {
  if (!Array.isArray(first))
    throw new FileProblem('The header, which is row 1, cannot be read as CSV.');
  const headers = first.map((header) => String(header).trim());
  if (headers.every((header) => header === ''))
    throw new FileProblem('The file has no header in row 1.');
  const twice = headers.find((header, at) => header !== '' && headers.indexOf(header) !== at);
  if (twice !== undefined) throw new FileProblem(`The header names the column "${twice}" twice.`);
  return headers;
}

async function* readRows(
  records: AsyncIterable<Parsed>,
  headers: readonly string[],
): AsyncGenerator<SourceRow | RowRefusal> {
  let row = 1;
  for await (const record of records) {
    row += 1;
    if (!isCells(record)) yield { row, sentence: unreadable(record) };
    else if (!record.every((cell) => cell.trim() === '')) yield toRow(row, record, headers);
  }
}

function isCells(record: Parsed): record is readonly string[] {
  return Array.isArray(record);
}

function toRow(
  row: number,
  record: readonly string[],
  headers: readonly string[],
): SourceRow | RowRefusal {
  if (record.length !== headers.length) {
    const sentence = `has ${record.length} cells where the header has ${headers.length} columns`;
    return { row, sentence };
  }
  return { row, cells: new Map(headers.map((header, at) => [header, record[at] ?? ''])) };
}

function unreadable(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'and all below cannot be read: a quotation mark is opened here and never closed';
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return 'and all below cannot be read: it is over 8 million characters long, perhaps a quotation mark is not closed';
  }
  return `and all below cannot be read: ${error.message}`;
}

/** Enough text to see the header line, and all of it again from the start. */
async function takeHead(text: AsyncIterable<string>) {
  const reader = text[Symbol.asyncIterator]();
  let head = '';
  while (head.length < 65_536 && !/[\r\n]/.test(head.trimStart())) {
    const next = await reader.next();
    if (next.done === true) break;
    head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    for (let next = await reader.next(); next.done !== true; next = await reader.next()) {
      yield next.value;
    }
  }
  return { text: head, all: all() };
}
