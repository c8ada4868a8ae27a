import { type Currency, decimalsOf, parseAmount } from '../domain/money.ts';
import type { Mapping } from './mapping.ts';

export type AmountRead =
  | { readonly ok: true; readonly minor?: number }
  | { readonly ok: false; readonly sentence: string };

const longestAmount = 60;

/** An amount cell in minor units of the row's currency; an empty cell is no amount, never 0. */
export function readAmount(
  cell: string,
  currency: Currency,
  numbers: Mapping['numbers'],
): AmountRead {
  const text = cell.trim();
  if (text === '') return { ok: true };
  if (text.length > longestAmount) return refuse('is too long for an amount');
  if (/^[^\d]*[-−(]/.test(text)) return refuse(`"${text}" is below zero`);
  const plain = withoutOwnSign(text, currency);
  const written = numbers.decimal === undefined ? plain : normalised(plain, numbers.decimal);
  const money = written === undefined ? undefined : parseAmount(written, currency);
  if (money === undefined) return refuse(`"${text}" is no amount`);
  if (money.currency !== currency) {
    return refuse(`"${text}" is in ${money.currency}, while this row is in ${currency}`);
  }
  if (digitsOf(String(money.minor)) !== digitsOf(plain)) {
    return refuse(`"${text}" has more decimals than ${currency} has (${decimalsOf(currency)})`);
  }
  if (money.minor === 0 && numbers.zero === 'unknown') return { ok: true };
  return { ok: true, minor: money.minor };
}

function refuse(sentence: string): AmountRead {
  return { ok: false, sentence };
}

/** `$` in a row of Canadian dollars means those, so the row's own sign is taken off first. */
function withoutOwnSign(text: string, currency: Currency): string {
  const sign = ownSign(currency);
  return sign === '' ? text : text.replace(sign, ' ');
}

const signs = new Map<Currency, string>();

function ownSign(currency: Currency): string {
  const known = signs.get(currency);
  if (known !== undefined) return known;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const parts = new Intl.NumberFormat('en', style).formatToParts(0);
  const found = parts.find((part) => part.type === 'currency')?.value ?? '';
  const sign = /\w/.test(found) ? '' : found;
  signs.set(currency, sign);
  return sign;
}

/** With the decimal sign declared, the other one can only group; written so that nothing is ambiguous. */
function normalised(text: string, decimal: ',' | '.'): string | undefined {
  const group = decimal === ',' ? '\\.' : ',';
  const point = decimal === ',' ? ',' : '\\.';
  const match = new RegExp(`^(\\D*)(\\d[\\d\\s'${group}]*)(?:${point}(\\d*))?(\\D*)$`).exec(text);
  if (match === null) return undefined;
  const [, before = '', whole = '', fraction = '', after = ''] = match;
  // One or two decimals are never taken for thousands; three would be, so a fourth is added.
  const decimals = fraction === '' ? '' : `.${fraction.padEnd(4, '0')}`;
  return `${before}${whole.replaceAll(/\D/g, '')}${decimals}${after}`;
}

/** The digits that count; equal before and after reading means that nothing was rounded away. */
function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '').replaceAll(/^0+|0+$/g, '');
}
