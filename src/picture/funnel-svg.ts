import type { FunnelRow } from './funnel-picture.ts';
import {
  bar,
  baseline,
  boxedText,
  card,
  colours,
  margin,
  pictureWidth,
  rule,
  sizes,
  textAt,
} from './svg.ts';

/** Columns in logical pixels: `left` begins one, `right` is where its figures end. */
export const funnelColumns = {
  name: { left: margin, width: 176 },
  bar: { left: 216, longest: 70 },
  amount: { right: 508, width: 144 },
  stuck: { right: pictureWidth - margin },
} as const;

const headTop = 76;
const rowHeight = 60;
/** Of one amount under another. */
const lineHeight = 34;

/** A funnel row whose texts were fitted to their columns. */
export interface FittedFunnelRow extends Omit<FunnelRow, 'amounts'> {
  readonly amounts: readonly { readonly text: string; readonly size: number }[];
}

export interface FittedFunnel {
  readonly title: string;
  readonly rows: readonly FittedFunnelRow[];
}

/** The stage funnel as SVG: stage, bar with count, an amount per currency, stuck. */
export function funnelSvg({ title, rows }: FittedFunnel): string {
  const rowsTop = headTop + 52;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const drawn: string[] = [];
  let top = rowsTop;
  for (const row of rows) {
    drawn.push(rowSvg(row, top, most));
    top += heightOf(row);
  }
  return card(Math.max(top, rowsTop + rowHeight) + 20, [
    textAt(title, { x: margin, y: 54, size: sizes.title, bold: true }),
    ...heads(headTop + 36),
    ...(drawn.length > 0 ? drawn : [textAt('No deals yet', { x: margin, y: rowsTop + 39 })]),
  ]);
}

function heightOf({ amounts }: FittedFunnelRow): number {
  return rowHeight + Math.max(0, amounts.length - 1) * lineHeight;
}

function heads(y: number): readonly string[] {
  const { name, bar: bars, amount, stuck } = funnelColumns;
  const look = { y, colour: colours.faint };
  return [
    textAt('Step', { ...look, x: name.left }),
    textAt('Deals', { ...look, x: bars.left }),
    textAt('Amount', { ...look, x: amount.right, anchor: 'end' }),
    textAt('Stuck', { ...look, x: stuck.right, anchor: 'end' }),
  ];
}

function rowSvg(row: FittedFunnelRow, top: number, most: number): string {
  const { name, bar: bars, amount, stuck } = funnelColumns;
  const y = top + baseline(rowHeight);
  const length = row.count === 0 ? 0 : Math.max(6, (row.count / most) * bars.longest);
  const countAt = bars.left + length + (length > 0 ? 12 : 0);
  return [
    rule(top),
    boxedText(row.name, { x: name.left, top, width: name.width + 4, height: rowHeight }),
    length > 0 ? bar(bars.left, top + 14, length, rowHeight - 28, colours.open) : '',
    textAt(String(row.count), { x: countAt, y, bold: true }),
    ...row.amounts.map(({ text, size }, at) =>
      textAt(text, { x: amount.right, y: y + at * lineHeight, anchor: 'end', size }),
    ),
    textAt(String(row.stuck), { x: stuck.right, y, anchor: 'end', bold: row.stuck > 0 }),
  ].join('');
}
