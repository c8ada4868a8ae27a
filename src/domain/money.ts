import { z } from 'zod';

/** ISO 4217, upper case. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'is a three-letter currency code, e.g. EUR', abort: true })
  .brand<'Currency'>();
export type Currency = z.infer<typeof Currency>;

/** As people write one; what is stored was known once, which no upgrade of the runtime may undo. */
export const KnownCurrency = Currency.refine(isCurrency, {
  error: 'is no currency, like EUR or USD',
});

/** An amount in minor units (cents) of one currency. Unknown amounts are absent, never zero. */
export const Money = z.object({ minor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

/** Known to be at least that much; what is of another currency, or unknown, is not. */
export function reaches(amount: Money | undefined, floor: Money): boolean {
  return amount?.currency === floor.currency && amount.minor >= floor.minor;
}

const digitsByCurrency = new Map<Currency, number>();

/** How many decimals a currency has (ISO 4217 by way of Intl): EUR 2, JPY 0, KWD 3. */
export function decimalsOf(currency: Currency): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const digits = maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** An amount given in major units, e.g. `money(48000, EUR)`; rounds to the currency's minor unit. */
export function moneyOf(major: number, currency: Currency): Money {
  return { minor: Math.round(major * 10 ** decimalsOf(currency)), currency };
}

export function toMajor(money: Money): number {
  return money.minor / 10 ** decimalsOf(money.currency);
}

/**
 * Reads what a person typed as an amount: `12k`, `48.000`, `1,234.56`, `€9 000`, `EUR 12,5`, `1,5 Mio`.
 * One separator followed by exactly three digits is a thousands sign; a space or an apostrophe is
 * never anything else. Undefined when it is no amount.
 */
export function parseAmount(text: string, fallback: Currency): Money | undefined {
  const found = findCurrency(text.trim(), fallback);
  const match = /^(\d{1,3}(?:['\s]\d{3})+(?:[.,]\d{1,2})?|[\d.,]*\d)\s*(\p{L}*)\.?$/u.exec(
    found.rest.trim(),
  );
  if (match?.[1] === undefined) return undefined;
  const major = readNumber(match[1]);
  const scale = match[2] === '' ? 1 : scaleOf(match[2] ?? '');
  if (major === undefined || scale === undefined) return undefined;
  const money = moneyOf(major * scale, found.currency);
  return Number.isSafeInteger(money.minor) ? money : undefined;
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** Before or behind the number, never within. */
function findCurrency(text: string, fallback: Currency): { currency: Currency; rest: string } {
  const code = (/^[A-Z]{3}(?=\s|\d)/i.exec(text) ?? /(?<=\s|\d)[A-Z]{3}$/i.exec(text))?.[0];
  if (code !== undefined && isCurrency(code.toUpperCase())) {
    return { currency: Currency.parse(code.toUpperCase()), rest: text.replace(code, ' ') };
  }
  const symbol = Object.keys(symbols).find((sign) => text.startsWith(sign) || text.endsWith(sign));
  if (symbol === undefined) return { currency: fallback, rest: text };
  // In a team that counts in Canadian dollars, $ means those.
  const meant = signOf(fallback) === symbol ? fallback : Currency.parse(symbols[symbol]);
  return { currency: meant, rest: text.replace(symbol, ' ') };
}

const signs = new Map<Currency, string | undefined>();

/** The sign that people who use a currency write for it: `$` for AUD too. */
function signOf(currency: Currency): string | undefined {
  if (signs.has(currency)) return signs.get(currency);
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const parts = new Intl.NumberFormat('en', style).formatToParts(0);
  const sign = parts.find((part) => part.type === 'currency')?.value;
  signs.set(currency, sign);
  return sign;
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(code: string): boolean {
  return knownCurrencies.has(code);
}

/** How people shorten large amounts, in the languages that Milepost's teams write. */
const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1000: 'k tsd thousand tausend mille',
    1000000: 'm mn mio mln million millions millionen millones milioni',
    1000000000: 'bn mrd mld billion milliarde milliarden',
  }).flatMap(([scale, words]) => words.split(' ').map((word) => [word, Number(scale)] as const)),
);

/** `k`, `Mio.`: what a number is multiplied by. */
export function scaleOf(word: string): number | undefined {
  return scales.get(word.toLowerCase().replace(/\.$/, ''));
}

function readNumber(typed: string): number | undefined {
  const digits = typed.replaceAll(/['\s]/g, '');
  // Who groups by spaces writes no other sign but the one before the decimals.
  if (digits !== typed) return finite(digits.replace(',', '.'));
  const separators = [...digits.matchAll(/[.,]/g)].map((match) => match[0]);
  if (separators.length === 0) return finite(digits);
  const last = separators.at(-1) ?? '';
  const tail = digits.slice(digits.lastIndexOf(last) + 1);
  const single = separators.length === 1;
  const sameThroughout = separators.every((sign) => sign === last);
  const thousands = single ? tail.length === 3 : sameThroughout;
  if (thousands) {
    return /^\d{1,3}([.,]\d{3})+$/.test(digits)
      ? finite(digits.replaceAll(/[.,]/g, ''))
      : undefined;
  }
  const whole = digits.slice(0, digits.lastIndexOf(last));
  const grouped = /^\d{1,3}(?:[.,]?\d{3})*$|^\d*$/.test(whole);
  return grouped ? finite(`${whole.replaceAll(/[.,]/g, '')}.${tail}`) : undefined;
}

function finite(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * An amount as `parseAmount` reads it back in a team of any currency: `12.5 EUR`. Three decimals get a
 * fourth, since three digits behind a point would be thousands.
 */
export function writeAmount(money: Money): string {
  const major = String(toMajor(money));
  return `${/\.\d{3}$/.test(major) ? `${major}0` : major} ${money.currency}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** An amount as its readers write it, without decimals when they are zero: `€48,000`. */
export function formatMoney(money: Money, locale: string): string {
  const whole = money.minor % 10 ** decimalsOf(money.currency) === 0;
  const key = `${locale}|${money.currency}|${whole}`;
  const cached = formatters.get(key);
  const formatter = cached ?? newFormatter(locale, money.currency, whole);
  if (cached === undefined) formatters.set(key, formatter);
  return formatter.format(toMajor(money));
}

function newFormatter(locale: string, currency: Currency, whole: boolean): Intl.NumberFormat {
  const digits = whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
}
