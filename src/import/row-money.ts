import { Currency, isCurrency } from '../domain/money.ts';
import { given } from './given.ts';
import type { ImportSetting } from './import-setting.ts';
import type { ImportedDeal } from './imported-deal.ts';
import { readAmount } from './read-amount.ts';
import type { CellReader } from './read-cells.ts';

/** Undefined after a refusal. */
export function readMoney(
  cells: CellReader,
  setting: ImportSetting,
): Pick<ImportedDeal, 'currency' | 'amountMinor'> | undefined {
  const currency = currencyOf(cells, setting);
  if (currency === undefined) return undefined;
  const amount = readAmount(cells.text('amount'), currency, setting.mapping.numbers);
  if (!amount.ok) return cells.refuse('amount', amount.sentence);
  return { currency, ...given('amountMinor', amount.minor) };
}

export function currencyOf(cells: CellReader, setting: ImportSetting): Currency | undefined {
  const code = cells.text('currency').toUpperCase();
  if (code === '') return setting.mapping.currency ?? setting.currency;
  if (isCurrency(code)) return Currency.parse(code);
  return cells.refuse('currency', `"${code}" is no currency code such as EUR`);
}
