import { Currency, formatMoney, type Money, parseAmount, writeAmount } from '../../domain/money.ts';

/** ISO 4217 for none: what is read back by it says its currency itself, in a team of any currency. */
const noCurrency = Currency.parse('XXX');

/** An amount as a field is preset with it: readable, and read back as the same amount. */
export function amountText(amount: Money | undefined, locale: string): string | undefined {
  if (amount === undefined) return undefined;
  const pretty = formatMoney(amount, locale);
  const back = parseAmount(pretty, noCurrency);
  return back?.minor === amount.minor && back.currency === amount.currency
    ? pretty
    : writeAmount(amount);
}

export const amountHint = 'For example 12k, 48,000 or 1,250.50 EUR';
export const badAmount = 'That is no amount I can read. Write it like 12k, 48,000 or 1,250.50 EUR.';
