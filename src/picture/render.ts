import sharp, { type Sharp } from 'sharp';
import { fitSize, fitText, type Measure } from './fit-text.ts';
import { useBundledFonts } from './fonts.ts';
import type { FunnelPicture, FunnelRow } from './funnel-picture.ts';
import { amountColumn, type FittedFunnelRow, funnelColumns, funnelSvg } from './funnel-svg.ts';
import { type Ink, withoutBoxes } from './missing-glyphs.ts';
import { escapeXml, plainText } from './plain-text.ts';
import { mostStuckRows, type StuckPicture, type StuckRow } from './stuck-picture.ts';
import { type FittedStuckRow, stuckColumns, stuckSvg } from './stuck-svg.ts';
import { margin, pictureWidth, sizes } from './svg.ts';

/** SVG is drawn at two pixels for one, for screens that have them. */
const dotsPerInch = 2 * 72;

/** The funnel as a PNG, 1,920 pixels wide. */
export async function drawFunnel(picture: FunnelPicture): Promise<Buffer> {
  useBundledFonts();
  const rows = await inTurn(picture.rows, (row, at) =>
    fitFunnelRow(row, at, amountColumn(picture.rows).width),
  );
  return draw(funnelSvg({ ...picture, ...(await fitHead(picture)), rows }));
}

/** The stuck deals as a PNG, 1,920 pixels wide; the first eight have a row. */
export async function drawStuckDeals(picture: StuckPicture): Promise<Buffer> {
  useBundledFonts();
  const rows = await inTurn(picture.rows.slice(0, mostStuckRows), fitStuckRow);
  const more = picture.rows.length - rows.length;
  return draw(stuckSvg({ ...picture, ...(await fitHead(picture)), rows, more }));
}

async function draw(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: dotsPerInch }).png({ compressionLevel: 6 }).toBuffer();
}

interface Head {
  readonly title: string;
  readonly subtitle?: string;
  readonly note?: string;
}

async function fitHead({ title, subtitle, note }: Head): Promise<Head> {
  const width = pictureWidth - 2 * margin;
  const cutTo = (text: string, size: number) => fitName(text, size, width, '');
  return {
    title: await cutTo(title, sizes.title),
    ...(subtitle === undefined ? {} : { subtitle: await cutTo(subtitle, sizes.small) }),
    ...(note === undefined ? {} : { note: await cutTo(note, sizes.small) }),
  };
}

async function fitName(
  text: string,
  size: number,
  width: number,
  fallback: string,
): Promise<string> {
  return fitText(await drawable(text, fallback), size, width, measure);
}

async function drawable(text: string, fallback: string): Promise<string> {
  return withoutBoxes(plainText(text), fallback, drawInk);
}

async function fitFunnelRow(
  row: FunnelRow,
  at: number,
  amountWidth: number,
): Promise<FittedFunnelRow> {
  const { name, conversion } = funnelColumns;
  const money = await drawable(row.amount, '');
  const rate = await drawable(row.conversion ?? '', '');
  return {
    ...row,
    name: await fitName(row.name, sizes.row, name.width, `Step ${at + 1}`),
    amount: money,
    amountSize: await fitSize(money, sizes.row, amountWidth, measure),
    conversion: rate,
    conversionSize: await fitSize(rate, sizes.row, conversion.width, measure),
    countWidth: await measure(String(row.count), sizes.row),
  };
}

async function fitStuckRow(row: StuckRow, at: number): Promise<FittedStuckRow> {
  const { name, amount } = stuckColumns;
  const money = await drawable(row.amount, '');
  return {
    ...row,
    name: await fitName(row.name, sizes.row, name.width, `Deal ${at + 1}`),
    stage: await fitName(row.stage, sizes.small, name.width, ''),
    amount: money,
    amountSize: await fitSize(money, sizes.row, amount.width, measure),
  };
}

/** As the same machinery draws it that will draw the picture, in the wider of the two weights. */
const measure: Measure = async (text, size) => {
  if (text.trim() === '') return 0;
  return (await textImage(`<span weight="600">${escapeXml(text)}</span>`, size).metadata()).width;
};

async function drawInk(text: string): Promise<Ink> {
  const image = textImage(escapeXml(text), sizes.row).extractChannel('alpha').raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, opacity: data };
}

function textImage(markup: string, size: number): Sharp {
  return sharp({ text: { text: markup, font: `Inter ${size}`, dpi: 72, rgba: true } });
}

async function inTurn<T, U>(
  items: readonly T[],
  work: (item: T, at: number) => Promise<U>,
): Promise<U[]> {
  const results: U[] = [];
  for (const [at, item] of items.entries()) results.push(await work(item, at));
  return results;
}
