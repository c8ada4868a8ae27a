import { type Currency, isCurrency, type Money, parseAmount, scaleOf } from '../domain/money.ts';

interface Found {
  readonly amount: Money;
  /** Of how many words. */
  readonly size: number;
}

/** `1 250 000 000 EUR`: no amount is longer. */
const mostWords = 5;

/** The longest amount that ends with the word before `end`: `12k`, `12 500 usd`, `EUR 900`. */
export function amountEndingAt(
  words: readonly string[],
  end: number,
  currency: Currency,
): Found | undefined {
  for (let size = Math.min(mostWords, end); size > 0; size -= 1) {
    const part = words.slice(end - size, end);
    const amount = isAmountLike(part) ? parseAmount(part.join(' '), currency) : undefined;
    if (amount !== undefined) return { amount, size };
  }
  return undefined;
}

/** `12k`, or `k` and `Mio.` by themselves. */
function isShortForm(word: string): boolean {
  const letters = /^(?:\d.*?)?(\p{L}+\.?)$/u.exec(word)?.[1];
  return letters !== undefined && scaleOf(letters) !== undefined;
}

/** In `Phase 2 500k` the short form stands alone: nobody groups digits and shortens them too. */
function isAmountLike(part: readonly string[]): boolean {
  const numbers = part.filter((word) => /\d/.test(word));
  const isShort = part.some(isShortForm);
  return (
    (numbers.length === 1 || (numbers.length > 1 && !isShort)) &&
    part.every((word) => /\d/.test(word) || isShortForm(word) || saysCurrency(word))
  );
}

/** Currencies whose code is a word that people use: in small letters it is that word. */
const homonyms = new Set('ALL BAM COP CUP GEL MAD MOP PEN RON SOS TOP TRY'.split(' '));

function saysCurrency(word: string): boolean {
  const code = word.toUpperCase();
  return /^[€$£¥]$/.test(word) || (isCurrency(code) && (word === code || !homonyms.has(code)));
}
