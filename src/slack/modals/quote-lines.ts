import type { QuoteLine } from '../../domain/facts.ts';
import { type Currency, parseAmount, toMajor } from '../../domain/money.ts';

export type ReadLines =
  | { readonly ok: true; readonly lines: readonly QuoteLine[] }
  | { readonly ok: false; readonly say: string };

/** One feature a line with its price at the end: `Seats 12k`, `Onboarding: 1,500 EUR`. */
export function readQuoteLines(text: string, currency: Currency): ReadLines {
  const lines: QuoteLine[] = [];
  for (const typed of text.split('\n')) {
    if (typed.trim() === '') continue;
    const line = readLine(typed.trim(), currency);
    if (line === undefined) {
      return { ok: false, say: `“${typed.trim().slice(0, 60)}” has no price at its end.` };
    }
    lines.push(line);
  }
  return { ok: true, lines };
}

function readLine(typed: string, currency: Currency): QuoteLine | undefined {
  const words = typed.split(/\s+/);
  for (const size of [2, 1]) {
    const price = parseAmount(words.slice(-size).join(' '), currency);
    const feature = words
      .slice(0, -size)
      .join(' ')
      .replace(/[:\-–,]+$/, '')
      .trim();
    if (price !== undefined && feature !== '') return { feature, price };
  }
  return undefined;
}

export function writeQuoteLines(lines: readonly QuoteLine[] | undefined): string | undefined {
  return lines
    ?.map(({ feature, price }) => `${feature} ${toMajor(price)} ${price.currency}`)
    .join('\n');
}
