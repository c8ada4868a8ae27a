/** How wide a text is drawn, in the picture's logical pixels. */
export type Measure = (text: string, size: number) => Promise<number>;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text that is too wide by characters a typeface could draw is cut before it is measured. */
const mostGraphemes = 120;

/** The text, or as many of its graphemes as fit into the width before an ellipsis. */
export async function fitText(
  text: string,
  size: number,
  width: number,
  measure: Measure,
): Promise<string> {
  const graphemes = [...segmenter.segment(text.slice(0, 20 * mostGraphemes))]
    .slice(0, mostGraphemes)
    .map(({ segment }) => segment);
  const short = graphemes.join('');
  if (short === text && (await measure(text, size)) <= width) return text;
  let fits = 0;
  let tooMany = graphemes.length + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if ((await measure(cut(graphemes, middle), size)) <= width) fits = middle;
    else tooMany = middle;
  }
  return cut(graphemes, fits);
}

function cut(graphemes: readonly string[], length: number): string {
  const start = graphemes.slice(0, length).join('').trimEnd();
  return endsRightToLeft(start) ? `${start}…${rightToLeftMark}` : `${start}…`;
}

/** Keeps an ellipsis at the end of the words it follows where these run to the left. */
const rightToLeftMark = '\u200F';

function endsRightToLeft(text: string): boolean {
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]\P{L}*$/u.test(
    text,
  );
}

/** The size at which a figure fits: a number is never cut, it is drawn smaller. */
export async function fitSize(
  text: string,
  size: number,
  width: number,
  measure: Measure,
): Promise<number> {
  const drawn = await measure(text, size);
  return drawn <= width ? size : (size * width) / drawn;
}
