/** A text as drawn, cropped to its ink: one byte of opacity per pixel, row by row. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly opacity: Uint8Array;
}

export type DrawInk = (text: string) => Promise<Ink>;

/** What the bundled fonts have for certain; everything else is looked at. */
export const certain = /^[\p{ASCII}\u{A0}-\u{148}\u{14A}-\u{17F}\u{400}-\u{45F}…–—‘’“”„•€]*$/u;

/** They draw nothing of their own: joiners, variation selectors, tags. */
const invisible = /^[\p{Cf}\p{Variation_Selector}]$/u;

/** Never assigned to a character, so without a glyph in any font; drawn with four and with six digits. */
const neverDrawn = ['\u{378}', '\u{FFFFE}'] as const;

/** Characters looked at before: names come back from picture to picture. */
const seen = new Map<string, boolean>();
const mostSeen = 20_000;

/**
 * A text without what no font here can draw: each run of such characters becomes an ellipsis, so that
 * a picture never shows boxes. `fallback` when nothing is left.
 */
export async function withoutBoxes(text: string, fallback: string, draw: DrawInk): Promise<string> {
  if (certain.test(text)) return text;
  const missing = new Set<string>();
  for (const character of new Set(text)) {
    if (!(await isDrawable(character, draw))) missing.add(character);
  }
  if (missing.size === 0) return text;
  const kept = [...text].map((character) => (missing.has(character) ? '…' : character));
  const joined = kept.join('').replaceAll(/…+(?:\p{M}|\p{Cf}|…)*/gu, '…');
  return /[\p{L}\p{N}\p{S}]/u.test(joined) ? joined : fallback;
}

async function isDrawable(character: string, draw: DrawInk): Promise<boolean> {
  if (certain.test(character) || invisible.test(character)) return true;
  const known = seen.get(character);
  if (known !== undefined) return known;
  if (seen.size >= mostSeen) seen.clear();
  const [ink, ...boxes] = await Promise.all([character, ...neverDrawn].map(draw));
  const drawable = ink !== undefined && !boxes.some((box) => isFramedLike(ink, box));
  seen.set(character, drawable);
  return drawable;
}

/** A missing glyph is drawn as a frame with its number in it: same size, same edges, for any number. */
function isFramedLike(ink: Ink, box: Ink): boolean {
  if (ink.width !== box.width || ink.height !== box.height) return false;
  return [...ink.opacity].every((value, at) => !isEdge(at, box) || value === box.opacity[at]);
}

function isEdge(at: number, { width, height }: Ink): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  return x < 2 || x >= width - 1 || y === 0 || y === height - 1;
}
