import type { RowRefusal } from './imported-deal.ts';

interface ChangedDeal {
  readonly row: number;
  readonly externalId: string;
  /** What differs, in words: `amount, stage`. */
  readonly what: string;
}

export interface ImportReport {
  readonly dryRun: boolean;
  readonly rowsRead: number;
  readonly created: number;
  readonly unchanged: number;
  readonly changed: readonly ChangedDeal[];
  readonly refused: readonly RowRefusal[];
  readonly seconds: number;
}

const listed = 50;

/** The report of an import as plain text for the person who ran it. */
export function formatReport(report: ImportReport): string {
  const { rowsRead, created, unchanged, changed, refused, seconds } = report;
  const refusedRows = new Set(refused.map(({ row }) => row)).size;
  const perSecond = seconds > 0 ? Math.round(rowsRead / seconds) : rowsRead;
  return [
    report.dryRun ? 'Dry run: nothing was written.' : 'Import done.',
    `Rows read   ${count(rowsRead)}`,
    `Created     ${count(created)}`,
    `Unchanged   ${count(unchanged)}`,
    `Changed     ${count(changed.length)}`,
    ...list(
      changed,
      ({ row, externalId, what }) => `row ${row}, ${clean(externalId)}: ${clean(what)}`,
    ),
    `Refused     ${count(refusedRows)}`,
    ...list(refused, formatRefusal),
    `Took ${seconds.toFixed(1)} s, ${count(perSecond)} rows per second.`,
  ].join('\n');
}

/** `row 12, close_value: "abc" is no amount`. */
function formatRefusal({ row, column, sentence }: RowRefusal): string {
  const place = column === undefined ? `row ${row}` : `row ${row}, ${clean(column)}`;
  return column === undefined ? `${place} ${clean(sentence)}` : `${place}: ${clean(sentence)}`;
}

function list<T>(items: readonly T[], line: (item: T) => string): readonly string[] {
  const lines = items.slice(0, listed).map((item) => `  ${line(item)}`);
  const more = items.length - lines.length;
  return more > 0 ? [...lines, `  and ${count(more)} more`] : lines;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

/** What stood in a file must not steer the terminal it is printed on. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '�');
}
