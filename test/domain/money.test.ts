import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Currency,
  decimalsOf,
  formatMoney,
  moneyOf,
  parseAmount,
  toMajor,
} from '../../src/domain/money.ts';
import { euro, euros } from '../support/build.ts';

const yen = Currency.parse('JPY');
const dinar = Currency.parse('KWD');

describe('an amount as people type it', () => {
  it.each([
    ['12k', 12_000],
    ['12.5k', 12_500],
    ['1.2m', 1_200_000],
    ['48000', 48_000],
    ['48,000', 48_000],
    ['48.000', 48_000],
    ['1.234', 1_234],
    ['1,234.56', 1_234.56],
    ['1.234,56', 1_234.56],
    ['1 234,56', 1_234.56],
    ["1'234.50", 1_234.5],
    ['12,5', 12.5],
    ['€9.000', 9_000],
    ['9000 eur', 9_000],
    ['1.234.567', 1_234_567],
  ])('reads %s', (typed, major) => {
    expect(parseAmount(typed, euro)).toEqual(euros(major));
  });

  it('takes the currency that is named over the workspace’s', () => {
    expect(parseAmount('$12k', euro)).toEqual(moneyOf(12_000, Currency.parse('USD')));
    const [canadian, yuan] = [Currency.parse('CAD'), Currency.parse('CNY')];
    expect(parseAmount('$12k', canadian)).toEqual(moneyOf(12_000, canadian));
    expect(parseAmount('¥500', yuan)).toEqual(moneyOf(500, yuan));
    expect(parseAmount('GBP 5', euro)).toEqual(moneyOf(5, Currency.parse('GBP')));
  });

  it.each(['', 'acme', '12.34.5', '1,23,45', '--5', '=1+1', '12x', '1e9', '9'.repeat(30)])(
    'is no amount: %s',
    (typed) => {
      expect(parseAmount(typed, euro)).toBeUndefined();
    },
  );

  it('has the decimals of its currency', () => {
    expect([euro, yen, dinar].map(decimalsOf)).toEqual([2, 0, 3]);
    expect(moneyOf(12.345, dinar).minor).toBe(12_345);
    expect(moneyOf(12, yen).minor).toBe(12);
  });

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), (minor) => {
        const money = { minor, currency: euro };
        for (const locale of ['en', 'de', 'fr']) {
          expect(parseAmount(formatMoney(money, locale), euro)).toEqual(money);
        }
      }),
    );
  });

  it('keeps major and minor units apart', () => {
    expect(toMajor(euros(12.5))).toBe(12.5);
    expect(formatMoney(euros(48_000), 'en')).toBe('€48,000');
    expect(formatMoney(euros(48_000.5), 'en')).toBe('€48,000.50');
  });
});
