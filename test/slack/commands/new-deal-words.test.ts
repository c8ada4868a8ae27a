import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readNewDealWords } from '../../../src/slack/commands/new-deal-words.ts';
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

  it('read a currency beside the amount', () => {
    expect(read('acme 12 500 usd').amount?.currency).toBe('USD');
    expect(read('acme $9k').amount).toMatchObject({ minor: 900_000, currency: 'USD' });
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
