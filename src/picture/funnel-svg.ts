import type { FunnelPicture, FunnelRow } from './funnel-picture.ts';
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
  amount: { right: 508, width: 140 },
  /** Amounts of several currencies find room where the bars would be. */
  wideAmount: { right: 508, width: 224 },
  stuck: { right: pictureWidth - margin },
} as const;

const headTop = 76;
const rowHeight = 60;

/** A funnel row whose texts were fitted to their columns. */
export interface FittedFunnelRow extends FunnelRow {
  readonly amountSize: number;
}

export interface FittedFunnel extends Omit<FunnelPicture, 'rows'> {
  readonly rows: readonly FittedFunnelRow[];
  /** Some amount needs the room of the bars; the counts stand alone then. */
  readonly wide: boolean;
}

/** The stage funnel as SVG: stage, bar with count, amount, stuck. */
export function funnelSvg({ title, rows, wide }: FittedFunnel): string {
  const rowsTop = headTop + 52;
  const longest = wide ? 0 : funnelColumns.bar.longest;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const drawn = rows.map((row, at) =>
    rowSvg(row, rowsTop + at * rowHeight, (row.count / most) * longest),
  );
  return card(rowsTop + rowHeight * Math.max(1, rows.length) + 20, [
    textAt(title, { x: margin, y: 54, size: sizes.title, bold: true }),
    ...heads(headTop + 36),
    ...(drawn.length > 0 ? drawn : [textAt('No deals yet', { x: margin, y: rowsTop + 39 })]),
  ]);
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

/** A deal or more has a bar that shows; `length` is its share of the longest one. */
function rowSvg(row: FittedFunnelRow, top: number, length: number): string {
  const { name, bar: bars, amount, stuck } = funnelColumns;
  const y = top + baseline(rowHeight);
  const barLength = length === 0 ? 0 : Math.max(6, length);
  const figure = { y, anchor: 'end' } as const;
  return [
    rule(top),
    boxedText(row.name, { x: name.left, top, width: name.width + 4, height: rowHeight }),
    barLength > 0 ? bar(bars.left, top + 14, barLength, rowHeight - 28, colours.open) : '',
    textAt(String(row.count), {
      x: bars.left + barLength + (barLength > 0 ? 12 : 0),
      y,
      bold: true,
    }),
    textAt(row.amount, { ...figure, x: amount.right, size: row.amountSize }),
    textAt(String(row.stuck), { ...figure, x: stuck.right, bold: row.stuck > 0 }),
  ].join('');
}
