import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitSize, fitText } from '../../src/picture/fit-text.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const graphemes = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
/** Ten pixels for every grapheme. */
const measure = async (text: string) => graphemes(text).length * 10;

describe('fitText', () => {
  it('leaves what fits as it is', async () => {
    expect(await fitText('Quote', 26, 50, measure)).toBe('Quote');
  });

  it('keeps as much as fits before an ellipsis', async () => {
    expect(await fitText('Prospecting', 26, 60, measure)).toBe('Prosp…');
  });

  it('never cuts through a joined emoji', async () => {
    expect(await fitText('👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🎉', 26, 30, measure)).toBe('👩‍👩‍👧‍👦🏳️‍🌈…');
  });

  it('ends words that run to the left on their own side', async () => {
    expect(await fitText('שלום עולם', 26, 60, measure)).toBe('שלום…\u200F');
  });

  it('always fits, and shows the start of the text', async () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 40 }), async (text, room) => {
        const fitted = await fitText(text, 26, room * 10, measure);

        const start = fitted.replace(/…\u200F?$/, '');
        expect(fitted === text || text.startsWith(start)).toBe(true);
        expect(graphemes(start).length).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('is quick with a megabyte', async () => {
    let asked = 0;
    const counting = async (text: string) => {
      asked += 1;
      return measure(text);
    };

    await fitText('x'.repeat(1_000_000), 26, 200, counting);

    expect(asked).toBeLessThan(10);
  });
});

describe('fitSize', () => {
  it('draws a figure smaller rather than cutting it', async () => {
    expect(await fitSize('1234567890', 26, 50, measure)).toBe(13);
    expect(await fitSize('12345', 26, 50, measure)).toBe(26);
  });
});
