import sharp, { type Sharp } from 'sharp';
import { fitSize, fitText, type Measure } from './fit-text.ts';
import { useBundledFonts } from './fonts.ts';
import type { FunnelPicture } from './funnel-picture.ts';
import { funnelColumns, funnelSvg } from './funnel-svg.ts';
import { type Ink, withoutBoxes } from './missing-glyphs.ts';
import { escapeXml, plainText } from './plain-text.ts';
import { margin, pictureWidth, sizes } from './svg.ts';

/** SVG is drawn at two pixels for one, for screens that have them. */
const dotsPerInch = 2 * 72;

/** The funnel as a PNG, twice as wide as its logical pixels. */
export async function drawFunnel({ title, rows }: FunnelPicture): Promise<Buffer> {
  useBundledFonts();
  const { name, amount } = funnelColumns;
  const fitted = await inTurn(rows, async (row, at) => ({
    ...row,
    name: await fitName(row.name, sizes.row, name.width, `Step ${at + 1}`),
    amounts: await inTurn(row.amounts, async (money) => {
      const text = await drawable(money, '');
      return { text, size: await fitSize(text, sizes.row, amount.width, measure) };
    }),
  }));
  const head = await fitName(title, sizes.title, pictureWidth - 2 * margin, '');
  return draw(funnelSvg({ title: head, rows: fitted }));
}

async function draw(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: dotsPerInch }).png({ compressionLevel: 6 }).toBuffer();
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
