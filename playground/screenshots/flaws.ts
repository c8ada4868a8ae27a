import type { Page } from 'playwright-core';
import { boxFlaws } from './flaws-of-boxes.ts';

/* What a machine can see to be wrong with a screen. */

const wrongWords: readonly (readonly [string, RegExp])[] = [
  [
    'raw token',
    /<[!@#][^>]*>|&(?:amp|lt|gt|quot);|:[a-z][a-z0-9_+-]*:|(?<!\w)\*[^\s*][^*\n]*\*(?!\w)|^>/m,
  ],
  ['raw value', /\bundefined\b|\bnull\b|\bNaN\b|\[object |\$?\{\w+\}|Invalid Date/],
  ['plural of one', /(?<![\d.,])1 (?:[a-z-]+ )?(?:deals|days|months|quotes|replies|steps|times)\b/],
];

/** @returns one line for each flaw; nothing when the screen is whole */
export async function flawsOf(page: Page): Promise<readonly string[]> {
  // What compiles these files may name functions by a helper, which the page has not got.
  await page.evaluate('globalThis.__name ??= (one) => one');
  const words = (await page.evaluate(seenTexts)).flatMap((text) =>
    wrongWords.flatMap(([what, sign]) => {
      const found = sign.exec(text)?.[0];
      return found === undefined ? [] : [`${what}: ${found} in “${text.slice(0, 80)}”`];
    }),
  );
  return [...new Set([...(await page.evaluate(boxFlaws)), ...words])];
}

/** Every piece of text that is seen, except what is code. It runs in the page, so it stands alone. */
function seenTexts(): readonly string[] {
  const texts: string[] = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const { parentElement, textContent } = node;
    const isCode = parentElement?.closest('code, .wire, .active-faults, script, style') ?? null;
    const isSeen = parentElement?.checkVisibility({ visibilityProperty: true }) === true;
    if (isSeen && isCode === null) texts.push(textContent ?? '');
  }
  return texts;
}
