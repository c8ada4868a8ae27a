import type { FunnelPicture, FunnelRow } from './funnel-picture.ts';
import {
  bar,
  baseline,
  boxedText,
  card,
  changeMark,
  colours,
  margin,
  pictureWidth,
  rule,
  sizes,
  textAt,
} from './svg.ts';

/** Columns in logical pixels: `left` begins one, `right` is where its figures end. */
export const funnelColumns = {
  name: { left: margin, width: 200 },
  bar: { left: 252, longest: 180 },
  amount: { right: 704, width: 170 },
  /** Where nothing is said about how many moved on, amounts of several currencies find room. */
  wideAmount: { right: 824, width: 290 },
  conversion: { right: 824, width: 106 },
  stuck: { right: pictureWidth - margin, width: 80 },
} as const;

const rowHeight = 60;

/** A funnel row whose texts were fitted to their columns. */
export interface FittedFunnelRow extends FunnelRow {
  readonly amountSize: number;
  readonly conversionSize: number;
  /** How wide the count is drawn, to put the mark of change behind it. */
  readonly countWidth: number;
}

export interface FittedFunnel extends Omit<FunnelPicture, 'rows'> {
  readonly rows: readonly FittedFunnelRow[];
}

/** The stage funnel as SVG: stage, bar with count and change, amount, share that moved on, stuck. */
export function funnelSvg(picture: FittedFunnel): string {
  const headTop = picture.subtitle === undefined ? 72 : 108;
  const rowsTop = headTop + 44;
  const rowsEnd = rowsTop + rowHeight * Math.max(1, picture.rows.length);
  const height = rowsEnd + (picture.note === undefined ? 24 : 60);
  const most = Math.max(1, ...picture.rows.map(({ count }) => count));
  const amount = amountColumn(picture.rows);
  const rows = picture.rows.map((row, at) =>
    rowSvg(row, rowsTop + at * rowHeight, most, amount.right),
  );
  return card(height, [
    textAt(picture.title, { x: margin, y: 58, size: sizes.title, bold: true }),
    small(picture.subtitle, 94),
    ...heads(headTop + 32, picture.rows),
    ...(rows.length > 0 ? rows : [textAt('No deals yet', { x: margin, y: rowsTop + 39 })]),
    small(picture.note, rowsEnd + 32),
  ]);
}

function tellsConversion(rows: readonly FunnelRow[]): boolean {
  return rows.some((row) => (row.conversion ?? '') !== '');
}

export function amountColumn(rows: readonly FunnelRow[]) {
  return tellsConversion(rows) ? funnelColumns.amount : funnelColumns.wideAmount;
}

function small(text: string | undefined, y: number): string {
  if (text === undefined) return '';
  return textAt(text, { x: margin, y, size: sizes.small, colour: colours.faint });
}

function heads(y: number, rows: readonly FunnelRow[]): readonly string[] {
  const { name, bar: bars, conversion, stuck } = funnelColumns;
  const amount = amountColumn(rows);
  const look = { y, size: sizes.small, colour: colours.faint };
  return [
    textAt('Step', { ...look, x: name.left }),
    textAt('Deals', { ...look, x: bars.left }),
    textAt('Amount', { ...look, x: amount.right, anchor: 'end' }),
    tellsConversion(rows)
      ? textAt('Moved on', { ...look, x: conversion.right, anchor: 'end' })
      : '',
    textAt('Stuck', { ...look, x: stuck.right, anchor: 'end' }),
  ];
}

function rowSvg(row: FittedFunnelRow, top: number, most: number, amountRight: number): string {
  const { name, bar: bars, conversion, stuck } = funnelColumns;
  const y = top + baseline(rowHeight);
  const length = row.count === 0 ? 0 : Math.max(6, (row.count / most) * bars.longest);
  const countAt = bars.left + length + (length > 0 ? 12 : 0);
  const markAt = countAt + row.countWidth + 12;
  const figure = { y, anchor: 'end' } as const;
  return [
    rule(top),
    boxedText(row.name, { x: name.left, top, width: name.width + 4, height: rowHeight }),
    length > 0 ? bar(bars.left, top + 14, length, rowHeight - 28, colours[row.kind]) : '',
    textAt(String(row.count), { x: countAt, y, bold: true }),
    row.change === undefined ? '' : changeMark(row.change, markAt, top + rowHeight / 2),
    textAt(row.amount, { ...figure, x: amountRight, size: row.amountSize }),
    textAt(row.conversion ?? '', { ...figure, x: conversion.right, size: row.conversionSize }),
    row.kind === 'won'
      ? ''
      : textAt(String(row.stuck), { ...figure, x: stuck.right, bold: row.stuck > 0 }),
  ].join('');
}
