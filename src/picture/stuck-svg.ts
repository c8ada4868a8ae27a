import type { StuckPicture, StuckRow } from './stuck-picture.ts';
import {
  bar,
  boxedText,
  card,
  colours,
  margin,
  pictureWidth,
  round,
  rule,
  sizes,
  textAt,
} from './svg.ts';

export const stuckColumns = {
  name: { left: margin, width: 320 },
  bar: { left: 376, longest: 270 },
  amount: { right: pictureWidth - margin, width: 150 },
} as const;

const rowHeight = 84;

export interface FittedStuckRow extends StuckRow {
  readonly amountSize: number;
}

export interface FittedStuck extends Omit<StuckPicture, 'rows'> {
  readonly rows: readonly FittedStuckRow[];
  /** Stuck deals that have no row. */
  readonly more: number;
}

/** Stuck deals as SVG: a bar of working days in the stage, with a tick where the stage's limit is. */
export function stuckSvg(picture: FittedStuck): string {
  const rowsTop = picture.subtitle === undefined ? 84 : 116;
  const rowsEnd = rowsTop + rowHeight * Math.max(1, picture.rows.length);
  const longest = Math.max(1, ...picture.rows.flatMap(({ days, limitDays }) => [days, limitDays]));
  const rows = picture.rows.map((row, at) => rowSvg(row, rowsTop + at * rowHeight, longest));
  const nobody = textAt('No deal is stuck', { x: margin, y: rowsTop + 50 });
  const more = picture.more > 0 ? ` · ${picture.more} more` : '';
  return card(rowsEnd + 60, [
    textAt(picture.title, { x: margin, y: 58, size: sizes.title, bold: true }),
    picture.subtitle === undefined ? '' : faint(picture.subtitle, margin, 94),
    ...(rows.length > 0 ? rows : [nobody]),
    limitTick(margin + 4, rowsEnd + 14, 24),
    faint(`the stage's limit, in working days${more}`, margin + 20, rowsEnd + 34),
  ]);
}

function faint(text: string, x: number, y: number): string {
  return textAt(text, { x, y, size: sizes.small, colour: colours.faint });
}

function rowSvg(row: FittedStuckRow, top: number, longest: number): string {
  const { name, bar: bars, amount } = stuckColumns;
  const scale = bars.longest / longest;
  const width = row.days * scale;
  return [
    rule(top),
    boxedText(row.name, { x: name.left, top: top + 2, width: name.width + 4, height: 50 }),
    faint(row.stage, name.left, top + 66),
    bar(bars.left, top + 16, width, 28, colours.open),
    limitTick(bars.left + row.limitDays * scale, top + 10, 40),
    textAt(`${row.days}`, {
      x: bars.left + Math.max(width, row.limitDays * scale) + 14,
      y: top + 39,
      bold: true,
    }),
    faint(`limit ${row.limitDays}`, bars.left, top + 70),
    textAt(row.amount, { x: amount.right, y: top + 39, anchor: 'end', size: row.amountSize }),
  ].join('');
}

/** Dark with a light seam, so that it shows on the bar as beside it. */
function limitTick(x: number, top: number, height: number): string {
  const at = round(x);
  return [
    `<rect x="${at - 4}" y="${top}" width="8" height="${height}" fill="${colours.card}"/>`,
    `<rect x="${at - 2}" y="${top}" width="4" height="${height}" fill="${colours.ink}" data-limit="${at}"/>`,
  ].join('');
}
