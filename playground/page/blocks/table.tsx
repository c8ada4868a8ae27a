import type { TableBlock } from '@slack/types';
import type { JSX } from 'preact';
import { PlainText } from '../text/emoji.tsx';
import { RichText } from './rich-text.tsx';

export type Cell = TableBlock['rows'][number][number];

export function CellText({ cell }: { readonly cell: Cell }): JSX.Element {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : <PlainText text={cell.text} />;
}

function columnClass(settings: TableBlock['column_settings'], column: number): string {
  const setting = settings?.[column];
  const align = `cell-${setting?.align ?? 'left'}`;
  return setting?.is_wrapped === true ? `${align} cell-wrapped` : align;
}

export function Table({ block }: { readonly block: TableBlock }): JSX.Element {
  const [head, ...rows] = block.rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="table-box" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head?.map((cell, column) => (
              <th key={column} scope="col" class={columnClass(block.column_settings, column)}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={columnClass(block.column_settings, column)}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
