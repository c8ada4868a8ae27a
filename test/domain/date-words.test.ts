import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dayRange,
  monthName,
  relativeDay,
  shortDay,
  weekdayDay,
  weekdayNumber,
} from '../../src/domain/date-words.ts';
import { addDays, IsoDate } from '../../src/domain/dates.ts';

const today = IsoDate.parse('2026-03-06');
const day = IsoDate.parse('2026-03-12');

describe('a date in words', () => {
  it.each([
    ['en-GB', '12 Mar', 'Thu 12 Mar', 'March'],
    ['en', '12 Mar', 'Thu 12 Mar', 'March'],
    ['en-US', 'Mar 12', 'Thu, Mar 12', 'March'],
    ['de-DE', '12. März', 'Do., 12. März', 'März'],
    ['fr-FR', '12 mars', 'jeu. 12 mars', 'mars'],
    ['es-ES', '12 mar', 'jue, 12 mar', 'marzo'],
    ['ja-JP', '3月12日', '3月12日(木)', '3月'],
  ])('is written as %s writes it', (locale, short, weekday, month) => {
    expect(shortDay(day, today, locale)).toBe(short);
    expect(weekdayDay(day, today, locale)).toBe(weekday);
    expect(monthName('2026-03', locale)).toBe(month);
  });

  it('names the year when it is another one', () => {
    const then = IsoDate.parse('2025-12-31');

    expect(shortDay(then, today, 'en-GB')).toBe('31 Dec 2025');
    expect(shortDay(then, today, 'en-US')).toBe('Dec 31, 2025');
    expect(weekdayDay(then, today, 'de-DE')).toBe('Mi., 31. Dez. 2025');
  });

  it('counts the years and digits of the calendar that deals are kept in', () => {
    expect(shortDay(IsoDate.parse('2025-12-31'), today, 'th-TH')).toContain('2025');
    expect(shortDay(IsoDate.parse('2025-12-31'), today, 'ar-EG')).toContain('31');
  });

  it('says a near day in words, and a span once', () => {
    expect(relativeDay(today, today, 'de-DE')).toBe('today');
    expect(relativeDay(day, today, 'en-US')).toBe('on Thu, Mar 12');
    expect(weekdayNumber(day, today, 'en-US')).toBe('Thu 12');
    expect(weekdayNumber(day, today, 'de-DE')).toBe('Do., 12. März');
    const to = IsoDate.parse('2026-03-08');
    expect(dayRange(IsoDate.parse('2026-03-02'), to, 'en-GB')).toBe('2–8 Mar');
    expect(dayRange(IsoDate.parse('2026-03-02'), to, 'en-US')).toBe('Mar 2–8');
    expect(dayRange(IsoDate.parse('2026-02-28'), to, 'en-GB')).toBe('28 Feb–8 Mar');
  });

  it('is that very day in every zone of the process', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = addDays(IsoDate.parse('1990-01-01'), days);
        const words = shortDay(date, today, 'en-GB');
        expect(words.startsWith(`${Number(date.slice(8))} `)).toBe(true);
      }),
    );
  });
});
