import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { Zone } from '../../src/domain/dates.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { readDate } from '../../src/import/read-date.ts';

const datesIn = (formats: string) =>
  parseMapping(`columns: {stage: s}\ndates: {formats: [${formats}]}`).dates;
const berlin = Zone.parse('Europe/Berlin');

describe('readDate', () => {
  it('places a date at noon in the zone of the workspace', () => {
    const read = readDate('3/4/2026', berlin, datesIn('M/d/yyyy'));

    expect(read).toEqual({
      ok: true,
      found: { on: '2026-03-04', at: new Date('2026-03-04T11:00:00Z') },
    });
  });

  it.each([
    ['2026-03-04', '2026-03-04T11:00:00Z', '2026-03-04'],
    ['2026-03-04 23:30:00', '2026-03-04T22:30:00Z', '2026-03-04'],
    ['2026-03-04T23:30:00Z', '2026-03-04T23:30:00Z', '2026-03-05'],
    ['2026-03-04T23:30:00-05:00', '2026-03-05T04:30:00Z', '2026-03-05'],
  ])('reads %s without being told how', (cell, at, on) => {
    const read = readDate(cell, berlin, datesIn(''));

    expect(read).toEqual({ ok: true, found: { on, at: new Date(at) } });
  });

  it('tries formats in order', () => {
    const read = readDate('13/4/2026', berlin, datesIn('M/d/yyyy, d/M/yyyy'));

    expect(read).toMatchObject({ found: { on: '2026-04-13' } });
  });

  it('takes an empty cell for no date', () => {
    expect(readDate(' ', berlin, datesIn(''))).toEqual({ ok: true });
  });

  it.each([
    ['03/04/2026', 'YYYY-MM-DD'],
    ['2026-02-30', 'YYYY-MM-DD'],
    ['45631', 'YYYY-MM-DD'],
    ['1899-12-31', 'outside the years'],
    ['=TODAY()', 'YYYY-MM-DD'],
    ['2'.repeat(1_000_000), 'too long'],
  ])('refuses %.20s instead of guessing', (cell, words) => {
    const read = readDate(cell, berlin, datesIn(''));

    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining(words) });
  });

  it('reads back every day in every zone, with noon on that day', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Apia',
      'Asia/Tokyo',
    );
    const days = fc.integer({ min: 0, max: 40_000 });

    fc.assert(
      fc.property(days, zones, (day, name) => {
        const zone = Zone.parse(name);
        const date = DateTime.fromISO('1975-01-01', { zone: 'utc' }).plus({ days: day });

        const read = readDate(date.toFormat('M/d/yyyy'), zone, datesIn('M/d/yyyy'));

        // Samoa left this day out of its calendar.
        fc.pre(!(name === 'Pacific/Apia' && date.toISODate() === '2011-12-30'));
        const found = read.ok ? read.found : undefined;
        expect(found?.on).toBe(date.toISODate());
        expect(DateTime.fromJSDate(found?.at ?? new Date(0), { zone }).toFormat('y-LL-dd HH')).toBe(
          `${date.toISODate()} 12`,
        );
      }),
    );
  });
});
