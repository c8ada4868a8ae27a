import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp, { type Region } from 'sharp';
import { useBundledFonts } from '../../src/picture/fonts.ts';
import type { FunnelPicture, FunnelRow } from '../../src/picture/funnel-picture.ts';
import { certain, withoutBoxes } from '../../src/picture/missing-glyphs.ts';
import { escapeXml } from '../../src/picture/plain-text.ts';
import { drawFunnel } from '../../src/picture/render.ts';

useBundledFonts();

const quote: FunnelRow = { name: 'Quote', count: 14, amounts: ['€247k'], stuck: 6 };
const aFunnel = (row: Partial<FunnelRow> = {}): FunnelPicture => ({
  title: 'Funnel',
  rows: [{ ...quote, ...row }],
});

/** Opacity of a text drawn in Inter alone, or with every font there is. */
async function draw(text: string, alone = false) {
  const markup = `<span fallback="${!alone}">${escapeXml(text)}</span>`;
  const image = sharp({ text: { text: markup, font: 'Inter 26', dpi: 72, rgba: true } });
  const { data, info } = await image
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, opacity: new Uint8Array(data) };
}

async function pixels(png: Buffer, part: Region): Promise<string> {
  const raw = await sharp(png).extract(part).removeAlpha().raw().toBuffer();
  return raw.toString('hex');
}

/** Where a stage's name stands in the first row. */
const nameBox = { left: 50, top: 260, width: 364, height: 110 };

describe('drawFunnel', () => {
  it('is a PNG of 1,280 pixels on an opaque card with clear corners', async () => {
    const png = await drawFunnel(aFunnel());

    const { format, width } = await sharp(png).metadata();
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const middle = (Math.floor(info.height / 2) * info.width + 20) * info.channels;
    expect({ format, width }).toEqual({ format: 'png', width: 1280 });
    expect(data[3]).toBe(0);
    expect([...data.subarray(middle, middle + 4)]).toEqual([255, 255, 255, 255]);
  });

  it('draws the same picture for the same figures', async () => {
    const [one, other] = [await drawFunnel(aFunnel()), await drawFunnel(aFunnel())];

    expect(one.equals(other)).toBe(true);
  });

  it.each([
    ['markup', '<script>alert("x")</script>'],
    ['an entity', '&lt;&#0;&bogus;'],
    ['joined emoji', '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪'],
    ['right to left', 'שלום \u202Eעולם'],
    ['NUL and controls', 'a\0b\u0007c\u001b[2J'],
    ['half a character', 'a\uD83Db'],
    ['piled-up marks', `Z${'\u0301'.repeat(500)}`],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['nothing', '   '],
  ])('draws a stage named with %s', async (_, name) => {
    const png = await drawFunnel({ title: name, rows: aFunnel({ name }).rows });

    expect((await sharp(png).metadata()).width).toBe(1280);
  });

  it('keeps a hostile name within its row', async () => {
    const plain = await drawFunnel({ title: 'T', rows: [quote, { ...quote, name: 'Next' }] });
    const piled = { ...quote, name: `Z${'\u0301'.repeat(500)}${'\u0323'.repeat(500)}` };
    const hostile = await drawFunnel({ title: 'T', rows: [piled, { ...quote, name: 'Next' }] });

    const below = { ...nameBox, top: nameBox.top + 125 };
    expect(await pixels(hostile, below)).toBe(await pixels(plain, below));
    expect(await pixels(hostile, nameBox)).not.toBe(await pixels(plain, nameBox));
  });

  it('answers any name with a picture', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (name) => {
        const png = await drawFunnel(aFunnel({ name, amounts: [name.slice(0, 20)] }));

        expect(png.subarray(1, 4).toString()).toBe('PNG');
      }),
      { numRuns: 25 },
    );
  });
});

describe('fonts', () => {
  it('has a glyph in Inter for every character it takes for granted', async () => {
    const codes = [...Array(0x600).keys(), 0x2013, 0x2014, 0x2018, 0x201c, 0x2022, 0x2026, 0x20ac];
    const taken = codes
      .map((code) => String.fromCodePoint(code))
      .filter((text) => certain.test(text) && /[^\p{C}\s]/u.test(text));
    const box = await draw('\u0378', true);

    const boxes = [];
    for (const text of taken) {
      const ink = await draw(text, true);
      if (ink.width === box.width && ink.height === box.height) boxes.push(text);
    }

    expect(taken.length).toBeGreaterThan(400);
    expect(boxes).toEqual([]);
  });

  it('draws emoji by the bundled font', async () => {
    const text = '🎉🚀👩‍👩‍👧‍👦🇩🇪';

    expect(await withoutBoxes(text, 'Stage 1', draw)).toBe(text);
  });

  it.each([
    ['Acme \u0378\u0379 Ltd', 'Acme … Ltd'],
    ['\u{FFFFE}\u{EFFFE}', 'Stage 1'],
    ['\u0378', 'Stage 1'],
  ])('shows no boxes for %j', async (text, shown) => {
    expect(await withoutBoxes(text, 'Stage 1', draw)).toBe(shown);
  });
});
