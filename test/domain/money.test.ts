import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Currency,
  decimalsOf,
  formatMoney,
  moneyOf,
  parseAmount,
  toMajor,
  writeAmount,
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
    ['12 500', 12_500],
    ['1 234 567', 1_234_567],
    ['9 000 eur', 9_000],
    ['2 500k', 2_500_000],
    ["1'234.50", 1_234.5],
    ['12,5', 12.5],
    ['€9.000', 9_000],
    ['9000 eur', 9_000],
    ['1.234.567', 1_234_567],
    ['1,5 Mio', 1_500_000],
    ['1.5m', 1_500_000],
    ['€1,5 Mio.', 1_500_000],
    ['12 Tsd. EUR', 12_000],
    ['2 Mrd', 2_000_000_000],
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

  it.each([
    ...['', 'acme', '12.34.5', '1,23,45', '--5', '=1+1', '12x', '1e9', '9'.repeat(30)],
    ...[
      '1 12k',
      '12 34',
      '1234 567',
      "1'23",
      '12  500',
      '1 2 3',
      '1 234,567',
      '1 EUR 500',
      '1€500',
    ],
  ])('is no amount: %s', (typed) => {
    expect(parseAmount(typed, euro)).toBeUndefined();
  });

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

  it('reads what it writes as the same amount, whatever was typed and in any currency', () => {
    const typed = fc.stringMatching(
      /^((EUR|KWD|JPY|\$|€) ?)?\d{1,4}([ .,']\d{1,4}){0,3} ?(k|m)?( USD)?$/,
    );
    fc.assert(
      fc.property(typed, fc.constantFrom(euro, yen, dinar), (text, currency) => {
        const read = parseAmount(text, currency);
        fc.pre(read !== undefined);
        expect(parseAmount(writeAmount(read), yen)).toEqual(read);
      }),
    );
  });

  it('takes a space between digits for nothing but thousands', () => {
    const spaced = fc.array(fc.stringMatching(/^\d{1,5}$/), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(spaced, (parts) => {
        const [first = '', ...groups] = parts;
        const grouped = first.length <= 3 && groups.every((group) => group.length === 3);
        const read = parseAmount(parts.join(' '), euro);
        expect(read).toEqual(grouped ? euros(Number(parts.join(''))) : undefined);
      }),
    );
  });

  it('keeps major and minor units apart', () => {
    expect(toMajor(euros(12.5))).toBe(12.5);
    expect(formatMoney(euros(48_000), 'en')).toBe('€48,000');
    expect(formatMoney(euros(48_000.5), 'en')).toBe('€48,000.50');
  });
});
