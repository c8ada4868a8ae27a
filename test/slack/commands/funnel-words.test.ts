import { describe, expect, test } from '@jest/globals';
import { funnelInWords } from '../../../src/slack/commands/funnel-words.ts';
import { monday, someSettings } from '../../support/build.ts';

const ask = (words: string) => funnelInWords(words, someSettings(), monday);

describe('the words after /deal funnel', () => {
  test.each([
    ['', 'this month'],
    ['this month', 'this month'],
    ['last month', 'last month'],
    ['quarter', 'this quarter'],
    ['year', 'this year'],
    ['2017', '2017'],
    ['2025-12', '2025-12'],
    ['all', 'all time'],
  ])('“%s” asks for %s', (words, label) => {
    expect(ask(words)).toEqual({ period: expect.objectContaining({ label }) });
  });

  test('a person and a source may stand before or after the period', () => {
    const narrowed = { ownerId: 'USAM', source: 'linkedin' };
    for (const words of [
      'last quarter <@USAM> linkedin',
      'linkedin last quarter <@USAM|sam>',
      '<@USAM> linkedin last quarter',
    ]) {
      expect(ask(words)).toMatchObject({ ...narrowed, period: { label: 'last quarter' } });
    }
    expect(ask('email course')).toMatchObject({
      source: 'email-course',
      period: { label: 'this month' },
    });
  });

  test.each(['next month', 'last quarter nonsense', '2026-13', 'all all'])(
    '“%s” is not understood',
    (words) => {
      expect(ask(words)).toBeUndefined();
    },
  );

  test('a quarter named without a year is the newest that has begun', () => {
    expect(ask('q4')?.period).toMatchObject({
      from: new Date('2025-09-30T22:00:00Z'),
      to: new Date('2025-12-31T23:00:00Z'),
    });
  });
});
