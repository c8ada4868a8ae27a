import { describe, expect, it } from '@jest/globals';
import { Currency } from '../../src/domain/money.ts';
import { createDecimalEvidence } from '../../src/import/decimal-evidence.ts';
import type { DecimalSign } from '../../src/import/read-amount.ts';

const euro = Currency.parse('EUR');

function found(cells: readonly string[], currency = 'EUR', usual?: DecimalSign) {
  const evidence = createDecimalEvidence();
  for (const cell of cells) evidence.see(cell, Currency.parse(currency));
  return evidence.found(usual);
}

describe('which sign starts the decimals of a file', () => {
  it.each([
    [['12500,50', '9,5', '12 500,00 €'], ','],
    [['1.234', '48000'], ','],
    [['12,000', '9,500'], '.'],
    [['1,234', '1,234.50'], '.'],
    [['12000.00'], '.'],
  ])('is seen by all its amounts together: %j', (cells, decimal) => {
    expect(found(cells)).toMatchObject({ decimal, isOpen: false });
  });

  it('does not matter where no amount has one', () => {
    expect(found(['48000', '1 200', 'lots', '-5'])).toEqual({ isOpen: false, samples: {} });
  });

  it('is open where amounts contradict each other, with one of each', () => {
    expect(found(['1.234', '1.5'])).toEqual({
      isOpen: true,
      samples: {
        ',': { text: '1.234', amount: { minor: 123_400, currency: euro } },
        '.': { text: '1.5', amount: { minor: 150, currency: euro } },
      },
    });
  });

  it('is open for a currency with three decimals, unless such files have one as a rule', () => {
    expect(found(['1.234'], 'KWD')).toMatchObject({ isOpen: true });
    expect(found(['1.234'], 'KWD', '.')).toMatchObject({ isOpen: false, decimal: '.' });
    expect(found(['1.234', '1,5'], 'KWD', '.')).toMatchObject({ isOpen: false, decimal: ',' });
  });
});
