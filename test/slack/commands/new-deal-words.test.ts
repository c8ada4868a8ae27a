import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Currency, moneyOf } from '../../../src/domain/money.ts';
import { readNewDealWords } from '../../../src/slack/commands/new-deal-words.ts';
import { amountText } from '../../../src/slack/views/amount-field.ts';
import { euro, euros, someSettings } from '../../support/build.ts';

const { sources } = someSettings();
const read = (text: string) => readNewDealWords(text, sources, euro);

describe('words behind /deal new', () => {
  it('fill in account, amount and source in any order', () => {
    const acme = { account: 'Acme', amount: euros(12_000), sourceId: 'linkedin' };

    expect(read('acme 12k linkedin')).toEqual(acme);
    expect(read('acme linkedin 12k')).toEqual(acme);
    expect(read('12k acme LinkedIn')).toEqual(acme);
  });

  it('keep a name as it was typed, and give one in small letters its capitals', () => {
    expect(read('ACME GmbH')).toEqual({ account: 'ACME GmbH' });
    expect(read('acme labs')).toEqual({ account: 'Acme Labs' });
  });

  it('take the quotes off a name', () => {
    expect(read('"Initech Corp" 5k')).toEqual({ account: 'Initech Corp', amount: euros(5_000) });
    expect(read('“Initech” labs')).toEqual({ account: '“Initech” labs' });
  });

  it('take the last amount, so that names with digits stay names', () => {
    expect(read('3M 12k')).toEqual({ account: '3M', amount: euros(12_000) });
  });

  it('read an amount that is shortened in words', () => {
    const acme = { account: 'Acme', amount: euros(1_500_000) };
    for (const amount of [
      '1,5 Mio',
      '1,5 Mio.',
      '1.5m',
      '1.5 million',
      '1,5 Mio €',
      'EUR 1,5 Mio',
    ]) {
      expect(read(`acme ${amount}`)).toEqual(acme);
      expect(read(`acme ${amount} linkedin`)).toEqual({ ...acme, sourceId: 'linkedin' });
    }
    expect(read('acme 12k')).toEqual({ account: 'Acme', amount: euros(12_000) });
    expect(read('Mio Design 12 Tsd')).toEqual({ account: 'Mio Design', amount: euros(12_000) });
  });

  it('read a currency beside the amount', () => {
    expect(read('acme $9k').amount).toMatchObject({ minor: 900_000, currency: 'USD' });
    const acme = { account: 'Acme', amount: moneyOf(12_000, Currency.parse('USD')) };
    for (const amount of ['12k usd', 'USD 12k', 'usd 12k', '$ 12k', '$12 000', '12 000 $']) {
      expect(read(`acme ${amount}`)).toEqual(acme);
      expect(read(`${amount} acme`)).toEqual(acme);
      expect(read(`acme ${amount} linkedin`)).toEqual({ ...acme, sourceId: 'linkedin' });
    }
  });

  it('read spaces between digits as thousands, and only those', () => {
    expect(read('acme 12 500 linkedin')).toEqual({
      account: 'Acme',
      amount: euros(12_500),
      sourceId: 'linkedin',
    });
    expect(read('acme 1 250 000')).toEqual({ account: 'Acme', amount: euros(1_250_000) });
    expect(read('studio 54 12k')).toEqual({ account: 'Studio 54', amount: euros(12_000) });
    expect(read('studio 54 12000')).toEqual({ account: 'Studio 54', amount: euros(12_000) });
    expect(read('area 51 500k')).toEqual({ account: 'Area 51', amount: euros(500_000) });
  });

  it('leave a word that is a currency too to the name', () => {
    expect(read('bic pen 12k')).toEqual({ account: 'Bic Pen', amount: euros(12_000) });
    expect(read('Mad 12k')).toEqual({ account: 'Mad', amount: euros(12_000) });
  });

  it('take any amount out of any name', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{3,8}( [A-Z][a-z]{3,8})?$/);
    const amount = fc.record({
      minor: fc.integer({ min: 0, max: 9_999_999_999 }),
      currency: fc.constantFrom('EUR', 'USD', 'JPY').map((code) => Currency.parse(code)),
    });
    const locale = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'sv');
    fc.assert(
      fc.property(name, amount, locale, (account, money, spoken) => {
        expect(read(`${account} ${amountText(money, spoken)}`)).toEqual({ account, amount: money });
      }),
    );
  });

  it('find a source of several words, and a person', () => {
    expect(read('acme video lead form <@U0LEE|lee> 5k')).toEqual({
      account: 'Acme',
      amount: euros(5_000),
      sourceId: 'video-form',
      ownerId: 'U0LEE',
    });
  });

  it('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => read(text)).not.toThrow();
      }),
    );
  });
});
