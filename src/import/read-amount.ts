import { type Currency, decimalsOf, parseAmount } from '../domain/money.ts';
import type { Mapping } from './mapping.ts';

export type DecimalSign = NonNullable<Mapping['numbers']['decimal']>;

export type AmountRead =
  | { readonly ok: true; readonly minor?: number }
  | { readonly ok: false; readonly sentence: string };

const longestAmount = 60;

/** An amount cell in minor units of the row's currency; an empty cell is no amount, never 0. */
export function readAmount(
  cell: string,
  currency: Currency,
  { decimal, zero }: Mapping['numbers'],
): AmountRead {
  const text = cell.trim();
  if (text === '') return { ok: true };
  if (text.length > longestAmount) return refuse('is too long for an amount');
  if (/^[^\d]*[-−(]/.test(text)) return refuse(`"${text}" is below zero`);
  const signs = decimal === undefined ? possibleSigns(text, currency) : [decimal];
  const readings = signs.map((sign) => readWith(text, currency, sign));
  const [minor, ...others] = new Set(readings.flatMap((one) => ('minor' in one ? one.minor : [])));
  if (minor === undefined) return refuse(worst(readings) ?? `"${text}" is no amount`);
  if (others.length > 0) {
    const where = "say in the mapping's numbers which sign starts the decimals";
    return refuse(`"${text}" can be read in two ways; ${where}`);
  }
  return minor === 0 && zero === 'unknown' ? { ok: true } : { ok: true, minor };
}

/** As what a cell can be read with each sign before the decimals; empty: with none. */
export function amountReadings(
  cell: string,
  currency: Currency,
): readonly { readonly decimal: DecimalSign; readonly minor: number }[] {
  const text = cell.trim();
  if (text.length > longestAmount) return [];
  return possibleSigns(text, currency).flatMap((decimal) => {
    const read = readWith(text, currency, decimal);
    return 'minor' in read ? [{ decimal, minor: read.minor }] : [];
  });
}

function refuse(sentence: string): AmountRead {
  return { ok: false, sentence };
}

/** More to the point than that it is no amount at all. */
function worst(readings: readonly Reading[]): string | undefined {
  return readings.flatMap((one) => ('problem' in one ? (one.problem ?? []) : []))[0];
}

/**
 * One sign followed by exactly three digits groups thousands, as it does where people type amounts;
 * with the three decimals of a dinar it may be either.
 */
function possibleSigns(text: string, currency: Currency): readonly DecimalSign[] {
  const sign = /^[^\d.,]*[1-9]\d{0,2}([.,])\d{3}[^\d.,]*$/.exec(text)?.[1];
  return (['.', ','] as const).filter((one) => one !== sign || decimalsOf(currency) > 2);
}

type Reading = { readonly minor: number } | { readonly problem: string | undefined };

function readWith(text: string, currency: Currency, decimal: DecimalSign): Reading {
  const plain = withoutOwnSign(text, currency);
  const written = normalised(plain, decimal);
  const money = written === undefined ? undefined : parseAmount(written, currency);
  if (money === undefined) return { problem: undefined };
  if (money.currency !== currency) {
    return { problem: `"${text}" is in ${money.currency}, while this row is in ${currency}` };
  }
  if (digitsOf(String(money.minor)) !== digitsOf(plain)) {
    const has = decimalsOf(currency);
    return { problem: `"${text}" has more decimals than ${currency} has (${has})` };
  }
  return { minor: money.minor };
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

const others = String.raw`([^\d.,'’]*)`;
const writtenWith = { '.': pattern(','), ',': pattern('.') } as const;

/** Plain digits, or groups of three by one sign throughout; the other sign starts the decimals. */
function pattern(group: DecimalSign): RegExp {
  const point = group === ',' ? String.raw`\.` : ',';
  const grouped = String.raw`[1-9]\d{0,2}(?:([${group}\s'’])\d{3})(?:\3\d{3})*`;
  return new RegExp(
    String.raw`^${others}(${grouped}|\d+|(?=${point}\d))(?:${point}(\d*))?${others}$`,
  );
}

/** Written so that nothing is ambiguous; undefined: no amount with this sign before the decimals. */
function normalised(text: string, decimal: DecimalSign): string | undefined {
  const match = writtenWith[decimal].exec(text);
  if (match === null) return undefined;
  const [, before = '', whole = '', , fraction = '', after = ''] = match;
  // One or two decimals are never taken for thousands; three would be, so a fourth is added.
  const decimals = fraction === '' ? '' : `.${fraction.padEnd(4, '0')}`;
  return `${before}${whole.replaceAll(/\D/g, '')}${decimals}${after}`;
}

/** The digits that count; equal before and after reading means that nothing was rounded away. */
function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '').replaceAll(/^0+|0+$/g, '');
}
