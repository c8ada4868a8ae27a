import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Currency } from '../../../src/domain/money.ts';
import { readQuoteLines, writeQuoteLines } from '../../../src/slack/modals/quote-lines.ts';
import { euro, euros } from '../../support/build.ts';

const read = (text: string) => {
  const found = readQuoteLines(text, euro);
  return found.ok ? found.lines : found.say;
};

describe('the lines of a quote', () => {
  it.each([
    ['Seats 12k', 'Seats', 12_000],
    ['Phase 1 12k', 'Phase 1', 12_000],
    ['Phase 2 5k', 'Phase 2', 5_000],
    ['Phase 2 500k', 'Phase 2', 500_000],
    ['Seats 12 500', 'Seats', 12_500],
    ['Seats: 12 500 EUR', 'Seats', 12_500],
    ['Seats 1 250 000 €', 'Seats', 1_250_000],
    ['Level 3 12500', 'Level 3', 12_500],
    ['Onboarding: 1,500 EUR', 'Onboarding', 1_500],
    ['Seats EUR 900', 'Seats', 900],
    ['Seats 100 1 200', 'Seats 100', 1_200],
    ['Platform 12 k', 'Platform', 12_000],
    ['Phase 2 500 k', 'Phase 2', 500_000],
  ])('%s', (typed, feature, major) => {
    expect(read(typed)).toEqual([{ feature, price: euros(major) }]);
  });

  it('say which line has no feature or no price', () => {
    expect(read('Seats 12k\nOnboarding')).toBe(
      'Write “Onboarding” as a feature and its price, like Seats 12k.',
    );
    expect(read('12 500')).toBe('Write “12 500” as a feature and its price, like Seats 12k.');
  });

  it('read back what they write', () => {
    const price = fc
      .tuple(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom(...['EUR', 'USD', 'JPY', 'KWD'].map((code) => Currency.parse(code))),
      )
      .map(([minor, currency]) => ({ minor, currency }));
    const feature = fc.constantFrom('Seats', 'Phase 1', '24/7 support', 'Top 500', 'Plan B 2');
    fc.assert(
      fc.property(fc.array(fc.record({ feature, price }), { minLength: 1 }), (lines) => {
        expect(read(writeQuoteLines(lines) ?? '')).toEqual(lines);
      }),
    );
    expect(writeQuoteLines([{ feature: 'Seats', price: euros(12.5) }])).toBe('Seats: 12.5 EUR');
  });
});
