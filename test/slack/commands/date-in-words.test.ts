import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsoDate } from '../../../src/domain/dates.ts';
import { dateInWords } from '../../../src/slack/commands/date-in-words.ts';

/** A Thursday. */
const today = IsoDate.parse('2026-03-12');

describe('a date in words', () => {
  it.each([
    ['call Dana tomorrow', '2026-03-13', 'call Dana'],
    ['call Dana on Thu', '2026-03-19', 'call Dana'],
    ['call Dana friday', '2026-03-13', 'call Dana'],
    ['call Dana next week', '2026-03-16', 'call Dana'],
    ['2 weeks budget is frozen', '2026-03-26', 'budget is frozen'],
    ['in 3 days: they decide', '2026-03-15', 'they decide'],
    ['until 1 Apr new budget', '2026-04-01', 'new budget'],
    ['send it by 5 Jan', '2027-01-05', 'send it'],
    ['march 20 demo', '2026-03-20', 'demo'],
    ['2026-12-24', '2026-12-24', ''],
    ['today', '2026-03-12', ''],
  ])('%s', (words, on, left) => {
    expect(dateInWords(words, today)).toEqual({ on, left });
  });

  it('is not seen inside of words or where there is none', () => {
    expect(dateInWords('ask Monica about money', today)).toBeUndefined();
    expect(dateInWords('sunny sauce', today)).toBeUndefined();
    expect(dateInWords('31 feb', today)).toBeUndefined();
    expect(dateInWords('', today)).toBeUndefined();
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (words) => {
        expect(() => dateInWords(words, today)).not.toThrow();
      }),
    );
  });
});
