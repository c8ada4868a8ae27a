import { describe, expect, it } from '@jest/globals';
import { holidayBook } from '../src/holidays.ts';

describe('public holidays', () => {
  it('are found by the beginnings of a country’s or a region’s words', async () => {
    const found = await holidayBook.search('germ ber', 5);
    expect(found).toEqual([{ country: 'DE', region: 'BE', label: 'Germany: Berlin' }]);
    expect(await holidayBook.search('zzz', 5)).toEqual([]);
    expect(await holidayBook.search('', 60)).toHaveLength(60);
  });

  it('differ between a country and its parts', async () => {
    const of = async (region?: string) => {
      const place = { country: 'DE', ...(region === undefined ? {} : { region }) };
      return (await holidayBook.dates(place, [2026])).map(({ date }) => date as string);
    };
    expect(await of()).not.toContain('2026-03-08');
    expect(await of('BE')).toContain('2026-03-08');
    expect(await of('BY')).toContain('2026-01-06');
  });

  it('count every day of one that lasts several', async () => {
    const days = await holidayBook.dates({ country: 'AE' }, [2026]);
    const eid = days.filter(({ name }) => name.includes('al-Fitr')).map(({ date }) => date);
    expect(eid).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
  });
});
