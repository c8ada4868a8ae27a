import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsoDate } from '../../../src/domain/dates.ts';
import { dateInWords, pastDateInWords } from '../../../src/slack/commands/date-in-words.ts';

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
    expect(dateInWords('ask the 2 deciders', today)).toBeUndefined();
    expect(dateInWords('market 20 seats', today)).toBeUndefined();
    expect(dateInWords('', today)).toBeUndefined();
  });

  it.each([
    ['yesterday talked about price', '2026-03-11', 'talked about price'],
    ['about price yesterday', '2026-03-11', 'about price'],
    ['on Mon about terms', '2026-03-09', 'about terms'],
    ['last Thursday', '2026-03-05', ''],
    ['3 days ago: they like it', '2026-03-09', 'they like it'],
    ['20 Dec', '2025-12-20', ''],
    ['12 Mar', '2026-03-12', ''],
    ['tomorrow', '2026-03-13', ''],
  ])('of what has been: %s', (words, on, left) => {
    expect(pastDateInWords(words, today)).toEqual({ on, left });
  });

  it.each([
    '2 decision makers joined',
    'decided 3 things',
    'next week they decide',
    '2 weeks trial agreed',
    'tomorrow they sign',
  ])('what was spoken of is not its day: %s', (words) => {
    expect(pastDateInWords(words, today)).toBeUndefined();
  });

  it.each([
    ['Sept 3', '2026-09-03'],
    ['3 February', '2027-02-03'],
    ['17 june', '2026-06-17'],
    ['December 24', '2026-12-24'],
    ['5 Mar.', '2027-03-05'],
  ])('a month by its whole or short name: %s', (words, on) => {
    expect(dateInWords(words, today)?.on).toBe(on);
  });

  it('a plan at the end of a report is not its day', () => {
    expect(pastDateInWords('promised an answer by Friday', today)).toBeUndefined();
  });

  it('of a plan what has been is read only in front', () => {
    expect(dateInWords('yesterday', today)).toEqual({ on: '2026-03-11', left: '' });
    expect(dateInWords('ask what happened yesterday', today)).toBeUndefined();
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (words) => {
        expect(() => dateInWords(words, today)).not.toThrow();
        expect(() => pastDateInWords(words, today)).not.toThrow();
      }),
    );
  });
});
