import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Currency, decimalsOf } from '../../src/domain/money.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { readAmount } from '../../src/import/read-amount.ts';

const numbersWith = (text: string) => parseMapping(`columns: {stage: s}\nnumbers: ${text}`).numbers;
const plain = numbersWith('{}');

describe('readAmount', () => {
  it.each([
    ['$1,234', 'USD', 123_400],
    ['"1 234,56"'.replaceAll('"', ''), 'EUR', 123_456],
    ['1\u202f234,56 €', 'EUR', 123_456],
    ['1.234', 'EUR', 123_400],
    ['1,234', 'EUR', 123_400],
    ['1.234,5', 'EUR', 123_450],
    ['1,234,567.89', 'USD', 123_456_789],
    ["1'234.50", 'CHF', 123_450],
    ['1234.50', 'USD', 123_450],
    ['1234.5000', 'USD', 123_450],
    ['12500,50', 'EUR', 1_250_050],
    ['9,5', 'EUR', 950],
    ['12\u00a0500,00 €', 'EUR', 1_250_000],
    ['0.500', 'EUR', 50],
    ['.50', 'EUR', 50],
    ['12,5k', 'EUR', 1_250_000],
    ['EUR 1234', 'EUR', 123_400],
    ['$1,234', 'CAD', 123_400],
    ['¥1,234', 'JPY', 1_234],
    ['1234.567', 'KWD', 1_234_567],
    ['0', 'USD', 0],
  ])('reads %s in %s as %d minor units', (cell, currency, minor) => {
    const numbers = currency === 'KWD' ? numbersWith('{decimal: .}') : plain;

    const read = readAmount(cell, Currency.parse(currency), numbers);

    expect(read).toEqual({ ok: true, minor });
  });

  it('keeps an empty cell apart from 0', () => {
    expect(readAmount('  ', Currency.parse('USD'), plain)).toEqual({ ok: true });
  });

  it('takes 0 for unknown where the mapping says so', () => {
    const numbers = numbersWith('{zero: unknown}');

    expect(readAmount('0.00', Currency.parse('USD'), numbers)).toEqual({ ok: true });
  });

  it.each([
    ['1.234', '.', 'KWD', 1_234],
    ['1.234', ',', 'EUR', 123_400],
    ['1,5', ',', 'EUR', 150],
    ['1.234,50 €', ',', 'EUR', 123_450],
    ['$1,234.5', '.', 'USD', 123_450],
    ['1.000', '.', 'EUR', 100],
  ])('reads %s with %s declared as the decimal sign', (cell, decimal, currency, minor) => {
    const numbers = numbersWith(`{decimal: '${decimal}'}`);

    expect(readAmount(cell, Currency.parse(currency), numbers)).toEqual({ ok: true, minor });
  });

  it.each([
    ['12500,50', '.'],
    ['12000,00', '.'],
    ['9,5', '.'],
    ['1,2345', '.'],
    ['1,23,456.00', '.'],
    ["1'23", '.'],
    ['1 23', '.'],
    ['1.234.50', ','],
    ['1.234 567', ','],
    ['12.50', ','],
  ])('refuses %s with %s declared as the decimal sign', (cell, decimal) => {
    const read = readAmount(cell, Currency.parse('EUR'), numbersWith(`{decimal: '${decimal}'}`));

    expect(read).toEqual({ ok: false, sentence: `"${cell}" is no amount` });
  });

  it('decides nothing by itself where a currency has three decimals', () => {
    const read = readAmount('1.234', Currency.parse('KWD'), plain);

    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining('in two ways') });
  });

  it.each([
    ['-5', 'EUR', '"-5" is below zero'],
    ['(1,234)', 'USD', '"(1,234)" is below zero'],
    ['twelve', 'EUR', '"twelve" is no amount'],
    ['€', 'EUR', '"€" is no amount'],
    ['=1+1', 'EUR', '"=1+1" is no amount'],
    ['1,2,3', 'EUR', '"1,2,3" is no amount'],
    ['$5', 'EUR', '"$5" is in USD, while this row is in EUR'],
    ['1.2345', 'EUR', '"1.2345" has more decimals than EUR has (2)'],
    ['12.345,678', 'EUR', '"12.345,678" has more decimals than EUR has (2)'],
    ['5.50', 'JPY', '"5.50" has more decimals than JPY has (0)'],
    ['9'.repeat(1_000_000), 'EUR', 'is too long for an amount'],
  ])('refuses %.20s in %s', (cell, currency, sentence) => {
    const read = readAmount(cell, Currency.parse(currency), plain);

    expect(read).toEqual({ ok: false, sentence });
  });

  it.each(['EUR', 'USD', 'JPY', 'KWD'])('reads back every %s amount as people write it', (code) => {
    const currency = Currency.parse(code);
    const digits = decimalsOf(currency);
    const styles = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH');

    fc.assert(
      fc.property(fc.nat(10 ** 11), styles, (minor, locale) => {
        const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
        const written = (minor / 10 ** digits).toLocaleString(locale, options);
        const decimal = locale === 'en-US' || locale === 'de-CH' ? '.' : ',';
        const numbers = numbersWith(`{decimal: '${decimal}'}`);

        expect(readAmount(written.replaceAll('’', "'"), currency, numbers)).toEqual({
          ok: true,
          minor,
        });
      }),
    );
  });

  it('answers any text with an amount or a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const read = readAmount(cell, Currency.parse('EUR'), plain);

        expect(read.ok ? (read.minor ?? 0) >= 0 : read.sentence !== '').toBe(true);
      }),
    );
  });
});
