import { escapeXml } from './plain-text.ts';

/** On a telephone it is drawn at less than half of this: what is read there decides the sizes. */
export const pictureWidth = 640;
export const margin = 28;

export const colours = {
  card: '#FFFFFF',
  edge: '#D5D6DA',
  ink: '#1D1C1D',
  faint: '#5E5D60',
  line: '#ECECEE',
  open: '#1264A3',
} as const;

/** Sizes of text in logical pixels; nothing is drawn smaller than a row, amounts that do not fit apart. */
export const sizes = { title: 32, row: 26 } as const;

export interface TextAt {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly anchor?: 'start' | 'end';
}

export function textAt(content: string, at: TextAt): string {
  const { x, y, size = sizes.row, bold = false, colour = colours.ink, anchor = 'start' } = at;
  const weight = bold ? 600 : 400;
  return `<text x="${x}" y="${y}" font-size="${round(size)}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}" direction="ltr">${escapeXml(content)}</text>`;
}

/** A text that may draw outside of its line, held within a box of the row's height. */
export function boxedText(
  content: string,
  box: { x: number; top: number; width: number; height: number },
): string {
  const { x, top, width, height } = box;
  const inner = textAt(content, { x: 0, y: baseline(height) });
  return `<svg x="${x}" y="${top}" width="${width}" height="${height}" overflow="hidden">${inner}</svg>`;
}

/** Where the baseline of row text lies so that capitals stand in the middle of the height. */
export function baseline(height: number): number {
  return round(height / 2 + sizes.row * 0.36);
}

export function bar(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${round(width)}" height="${height}" rx="4" fill="${colour}"/>`;
}

export function rule(y: number): string {
  return `<line x1="${margin}" x2="${pictureWidth - margin}" y1="${y}" y2="${y}" stroke="${colours.line}" stroke-width="1"/>`;
}

/** The card that everything stands on: opaque, so that it reads on a dark page as on a light one. */
export function card(height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}" viewBox="0 0 ${pictureWidth} ${height}" font-family="Inter, 'Noto Emoji', sans-serif">`,
    `<rect x="1" y="1" width="${pictureWidth - 2}" height="${height - 2}" rx="16" fill="${colours.card}" stroke="${colours.edge}" stroke-width="2"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
