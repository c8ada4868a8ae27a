import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsoDate } from '../../../src/domain/dates.ts';
import { dateInWords, pastDateInWords } from '../../../src/slack/commands/date-in-words.ts';

/** A Thursday. */
const today = IsoDate.parse('2026-03-12');

const ofDay = (on: IsoDate, options: Intl.DateTimeFormatOptions, locale = 'en-GB') =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(on));
const inFull = { day: 'numeric', month: 'long', year: 'numeric' } as const;
/** How people write a day with its year. */
const written: readonly ((on: IsoDate) => string)[] = [
  (on) => on,
  (on) => ofDay(on, inFull),
  (on) => ofDay(on, { ...inFull, month: 'short' }),
  (on) => ofDay(on, inFull, 'en-US'),
  (on) => ofDay(on, { ...inFull, month: 'short' }, 'en-US').replace(',', ''),
  (on) => ofDay(on, { ...inFull, month: 'numeric' }, 'de'),
  (on) => ofDay(on, { ...inFull, day: '2-digit', month: '2-digit' }, 'de'),
];

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
    ['until 12 Mar 2027 budget comes then', '2027-03-12', 'budget comes then'],
    ['send it by March 20th, 2028', '2028-03-20', 'send it'],
    ['call Dana 12.4.', '2026-04-12', 'call Dana'],
    ['01.02.2027: new budget', '2027-02-01', 'new budget'],
    ['the 1st of April they decide', '2026-04-01', 'they decide'],
    ['call Dana this friday', '2026-03-13', 'call Dana'],
    ['call Dana next Monday', '2026-03-16', 'call Dana'],
    ['call Dana next Friday', '2026-03-20', 'call Dana'],
    ['next Tuesday call Dana', '2026-03-17', 'call Dana'],
    ['call Dana in a week', '2026-03-19', 'call Dana'],
    ['Thu, 26 Mar call Dana', '2026-03-26', 'call Dana'],
    ['3 months they merge', '2026-06-12', 'they merge'],
  ])('%s', (words, on, left) => {
    expect(dateInWords(words, today)).toEqual({ on, left });
  });

  it('is not seen inside of words or where there is none', () => {
    expect(dateInWords('ask Monica about money', today)).toBeUndefined();
    expect(dateInWords('sunny sauce', today)).toBeUndefined();
    expect(dateInWords('31 feb', today)).toBeUndefined();
    expect(dateInWords('ask the 2 deciders', today)).toBeUndefined();
    expect(dateInWords('market 20 seats', today)).toBeUndefined();
    expect(dateInWords('offer a trial of a week', today)).toBeUndefined();
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
    ['20 Feb 2025 about terms', '2025-02-20', 'about terms'],
    ['12 Mar 2027', '2027-03-12', ''],
    ['2 weeks ago', '2026-02-26', ''],
    ['a week ago about terms', '2026-03-05', 'about terms'],
    ['last week', '2026-03-05', ''],
    ['about terms last week', '2026-03-05', 'about terms'],
    ['2 months ago', '2026-01-12', ''],
    ['last month', '2026-02-12', ''],
    ['12.2.', '2026-02-12', ''],
    ['12.2.2025 about terms', '2025-02-12', 'about terms'],
    ['this Monday', '2026-03-09', ''],
  ])('of what has been: %s', (words, on, left) => {
    expect(pastDateInWords(words, today)).toEqual({ on, left });
  });

  it.each([
    '2 decision makers joined',
    'decided 3 things',
    'next week they decide',
    '2 weeks trial agreed',
    'tomorrow they sign',
    'next Monday they decide',
    '3 months trial agreed',
    '12.5 seats',
    'version 12.2',
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

  it('with its year is that day and no other, wherever it stands', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => IsoDate.parse(date.toISOString().slice(0, 10)));
    const form = fc.constantFrom(...written);
    fc.assert(
      fc.property(day, form, fc.constantFrom('', 'on ', 'until ', 'by '), (on, write, lead) => {
        const date = `${lead}${write(on)}`;
        const left = 'their budget comes';
        expect(dateInWords(`${date} ${left}`, today)).toEqual({ on, left });
        expect(dateInWords(`${left} ${date}`, today)).toEqual({ on, left });
        expect(pastDateInWords(`${date}: ${left}`, today)).toEqual({ on, left });
      }),
    );
  });

  it('with a year that has no such day is none', () => {
    expect(dateInWords('29 Feb 2027', today)).toBeUndefined();
    expect(dateInWords('31.4.2026', today)).toBeUndefined();
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
