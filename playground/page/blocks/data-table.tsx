import type { DataTableBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Cell, CellText } from './table.tsx';

type Row = readonly Cell[];

interface Order {
  readonly column: number;
  readonly descending: boolean;
}

const DEFAULT_PAGE = 5;

function sortKey(cell: Cell | undefined): number | string {
  if (cell === undefined) return '';
  if (cell.type === 'raw_number') return cell.value;
  return cell.type === 'raw_text' ? cell.text : JSON.stringify(cell.elements);
}

function compare(left: Cell | undefined, right: Cell | undefined): number {
  const [a, b] = [sortKey(left), sortKey(right)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b));
}

function sorted(rows: readonly Row[], order: Order | undefined): readonly Row[] {
  if (order === undefined) return rows;
  const sign = order.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(a[order.column], b[order.column]));
}

function numberColumns(rows: readonly Row[]): ReadonlySet<number> {
  return new Set(
    (rows[0] ?? []).flatMap((cell, column) => (cell.type === 'raw_number' ? [column] : [])),
  );
}

interface HeadProps {
  readonly cells: Row;
  /** The columns that hold numbers. */
  readonly numbers: ReadonlySet<number>;
  readonly order: Order | undefined;
  onSort(column: number): void;
}

function Head({ cells, numbers, order, onSort }: HeadProps): JSX.Element {
  const direction = order?.descending === true ? 'descending' : 'ascending';
  return (
    <thead>
      <tr>
        {cells.map((cell, column) => (
          <th
            key={column}
            scope="col"
            class={numbers.has(column) ? 'cell-right' : undefined}
            aria-sort={order?.column === column ? direction : undefined}
          >
            <button type="button" class="sort-button" onClick={() => onSort(column)}>
              <CellText cell={cell} />
              {order?.column === column ? (order.descending ? ' ▼' : ' ▲') : null}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  onPage(page: number): void;
}

function Pages({ page, pages, onPage }: PagesProps): JSX.Element {
  return (
    <div class="table-pages">
      <button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span>
        Page {page + 1} of {pages}
      </span>
      <button
        type="button"
        class="button"
        disabled={page + 1 >= pages}
        onClick={() => onPage(page + 1)}
      >
        Next
      </button>
    </div>
  );
}

function cellOf(cell: Cell, column: number, header: number): JSX.Element {
  const side = cell.type === 'raw_number' ? 'cell-right' : 'cell-left';
  return column === header ? (
    <th key={column} scope="row" class={side}>
      <CellText cell={cell} />
    </th>
  ) : (
    <td key={column} class={side}>
      <CellText cell={cell} />
    </td>
  );
}

/** Sorted by a click on a column, paged in the browser, as Slack does it. */
export function DataTable({ block }: { readonly block: DataTableBlock }): JSX.Element {
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(0);
  const captionId = useId();
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? DEFAULT_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = sorted(rows, order).slice(page * size, (page + 1) * size);
  const onSort = (column: number): void => {
    setOrder({ column, descending: order?.column === column && !order.descending });
    setPage(0);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="table-box" aria-labelledby={captionId} tabIndex={0}>
      <table>
        <caption id={captionId}>{block.caption}</caption>
        <Head cells={head ?? []} numbers={numberColumns(rows)} order={order} onSort={onSort} />
        <tbody>
          {shown.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => cellOf(cell, column, block.row_header_column_index ?? 0))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 ? <Pages page={page} pages={pages} onPage={setPage} /> : null}
    </section>
  );
}
