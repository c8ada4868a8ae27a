import type { UserId } from '../domain/ids.ts';
import { forTerminal } from '../for-terminal.ts';
import type { RowRefusal } from './imported-deal.ts';

interface ChangedDeal {
  readonly row: number;
  readonly externalId: string;
  /** What differs, in words: `amount`, `stage`. */
  readonly what: readonly string[];
}

export interface ImportReport {
  readonly dryRun: boolean;
  readonly rowsRead: number;
  readonly created: number;
  readonly unchanged: number;
  readonly changed: readonly ChangedDeal[];
  /** Whether what changed was applied, or on a dry run would be. */
  readonly updated: boolean;
  readonly refused: readonly RowRefusal[];
  /** Whose deals came in. */
  readonly ownerIds: readonly UserId[];
  /** Words in the owner column that name nobody for certain: their deals come in unclaimed. */
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
    report.updated || changed.length === 0
      ? `Changed     ${count(changed.length)}`
      : `Differ      ${count(changed.length)}, left as they are: --update makes them what the file says`,
    ...list(
      changed,
      ({ row, externalId, what }) => `row ${row}, ${forTerminal(externalId)}: ${what.join(', ')}`,
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
  const who = owners.length === 1 ? '1 owner who is' : `${count(owners.length)} owners who are`;
  return [`Unclaimed   ${count(deals)}, of ${who} not known here`];
}

/** `row 12, close_value: "abc" is no amount`. */
function formatRefusal({ row, column, sentence }: RowRefusal): string {
  const place = column === undefined ? `row ${row}` : `row ${row}, ${forTerminal(column)}`;
  return column === undefined
    ? `${place} ${forTerminal(sentence)}`
    : `${place}: ${forTerminal(sentence)}`;
}

function list<T>(items: readonly T[], line: (item: T) => string): readonly string[] {
  const lines = items.slice(0, listed).map((item) => `  ${line(item)}`);
  const more = items.length - lines.length;
  return more > 0 ? [...lines, `  and ${count(more)} more`] : lines;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
