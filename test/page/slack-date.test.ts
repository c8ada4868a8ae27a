import { describe, expect, it } from '@jest/globals';
import { formatSlackDate, localDay, type Viewer } from '../../playground/page/text/slack-date.ts';

const now = Date.UTC(2026, 2, 12, 10);
const berlin: Viewer = { locale: 'en-GB', timeZone: 'Europe/Berlin', now };
const kolkata: Viewer = { ...berlin, timeZone: 'Asia/Kolkata' };
const american: Viewer = { ...berlin, locale: 'en-US', timeZone: 'America/New_York' };

describe('formatSlackDate', () => {
  it('writes each form as the reader writes dates', () => {
    const at = Date.UTC(2026, 2, 5, 14, 30);

    expect(formatSlackDate('{date_num}', at, berlin)).toBe('2026-03-05');
    expect(formatSlackDate('{date_short}', at, berlin)).toBe('5 Mar 2026');
    expect(formatSlackDate('{date_short}', at, american)).toBe('Mar 5, 2026');
    expect(formatSlackDate('{date}', at, berlin)).toBe('5 March');
    expect(formatSlackDate('{date_long}', at, american)).toBe('Thursday, March 5, 2026');
    expect(formatSlackDate('sent {date_slash} at {time}', at, berlin)).toBe(
      'sent 05/03/2026 at 15:30',
    );
  });

  it('names the days around today in the reader’s own zone', () => {
    const lateEvening = Date.UTC(2026, 2, 12, 20);

    expect(formatSlackDate('{date_pretty}', lateEvening, berlin)).toBe('today');
    expect(formatSlackDate('{date_short_pretty}', lateEvening, kolkata)).toBe('tomorrow');
    expect(formatSlackDate('{date_long_pretty}', now - 86_400_000, berlin)).toBe('yesterday');
    expect(formatSlackDate('{date_short_pretty}', now - 3 * 86_400_000, berlin)).toBe('9 Mar 2026');
  });

  it('adds the year to dates more than half a year away', () => {
    expect(formatSlackDate('{date}', Date.UTC(2027, 2, 5), berlin)).toBe('5 March 2027');
  });

  it('says how long ago', () => {
    expect(formatSlackDate('{ago}', now - 5 * 60_000, berlin)).toBe('5 minutes ago');
    expect(formatSlackDate('{ago}', now - 2 * 86_400_000, berlin)).toBe('2 days ago');
  });

  it('leaves what it does not know as it was written', () => {
    expect(formatSlackDate('{week} of {nothing}', now, berlin)).toBe('{week} of {nothing}');
  });
});

describe('localDay', () => {
  it('is the day where the reader is, on both sides of midnight and of a clock change', () => {
    const beforeMidnight = Date.UTC(2026, 2, 28, 22, 59);

    expect(localDay(berlin, beforeMidnight)).toBe('2026-03-28');
    expect(localDay(berlin, beforeMidnight + 60_000)).toBe('2026-03-29');
    expect(localDay(berlin, Date.UTC(2026, 2, 29, 22))).toBe('2026-03-30');
  });
});
