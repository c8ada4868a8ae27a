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
  /** Names in the owner column that the mapping does not know: their deals come in unclaimed. */
  readonly unknownOwners?: readonly { readonly name: string; readonly deals: number }[];
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
    ...unclaimed(report.unknownOwners ?? []),
    `Took ${seconds.toFixed(1)} s, ${count(perSecond)} rows per second.`,
  ].join('\n');
}

function unclaimed(owners: NonNullable<ImportReport['unknownOwners']>): readonly string[] {
  if (owners.length === 0) return [];
  const deals = owners.reduce((sum, owner) => sum + owner.deals, 0);
  const line = ({ name, deals: own }: (typeof owners)[number]) => `${clean(name)}: ${count(own)}`;
  return [`Unclaimed   ${count(deals)}, as the mapping does not know`, ...list(owners, line)];
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
