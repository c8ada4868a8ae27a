import type { QuoteLine } from '../../domain/facts.ts';
import { type Currency, writeAmount } from '../../domain/money.ts';
import { amountEndingAt } from '../amount-in-words.ts';

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
      const shown = typed.trim().slice(0, 60);
      return { ok: false, say: `Write “${shown}” as a feature and its price, like Seats 12k.` };
    }
    lines.push(line);
  }
  return { ok: true, lines };
}

function readLine(typed: string, currency: Currency): QuoteLine | undefined {
  const words = typed.split(/\s+/);
  const found = amountEndingAt(words, words.length, currency);
  if (found === undefined) return undefined;
  const feature = words
    .slice(0, -found.size)
    .join(' ')
    .replace(/[:\-–,]+$/, '')
    .trim();
  return feature === '' ? undefined : { feature, price: found.amount };
}

/** The colon keeps a number that a feature ends with out of its price. */
export function writeQuoteLines(lines: readonly QuoteLine[] | undefined): string | undefined {
  return lines?.map(({ feature, price }) => `${feature}: ${writeAmount(price)}`).join('\n');
}
