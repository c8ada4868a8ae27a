import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsoDate } from '../../src/domain/dates.ts';
import type { DueReason } from '../../src/domain/due.ts';
import { DealId, DealNumber } from '../../src/domain/ids.ts';
import {
  type DueToday,
  hearsOf,
  isQuietWeek,
  pickMorning,
  repliedOn,
} from '../../src/domain/morning.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { addWorkingDays, workingCalendar } from '../../src/domain/working-calendar.ts';
import { aMember, euros, maria, monday, priya, sam, someSettings } from '../support/build.ts';

const calendar = workingCalendar(someSettings());
const firstDay = IsoDate.parse('2026-03-02');

function due(number: number, reason: Partial<DueReason> = {}): DueToday {
  const base: DueReason = {
    kind: 'close-date',
    since: firstDay,
    expected: firstDay,
    workingDaysOver: 0,
    dueSince: firstDay,
    noNextStep: false,
  };
  return {
    deal: {
      id: DealId.parse(`d-${number}`),
      number: DealNumber.parse(number),
      name: `Deal ${number}`,
      amount: euros(1_000),
    },
    reason: { ...base, ...reason } as DueReason,
  };
}

/** Mornings as they follow each other when nobody does anything. */
function mornings(all: readonly DueToday[], days: number, limit = 3): MorningContent[] {
  const said: MorningContent[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = addWorkingDays(calendar, firstDay, day);
    const pick = pickMorning(all, said, { date, calendar, limit, locale: 'en' });
    if (pick !== undefined) said.push({ kind: 'morning', userId: sam, date, ...pick });
  }
  return said;
}

describe('pickMorning', () => {
  it('says a deal at once and again after 1, 3 and 5 working days, then leaves it to the manager', () => {
    const said = mornings([due(1)], 30);

    const dates = said.map(({ date }) => date);
    expect(dates).toEqual(['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-09']);
    const rows = said.flatMap((morning) => morning.rows);
    expect(rows.map(({ repeat }) => repeat)).toEqual([0, 1, 2, 3]);
    expect(rows.map(({ goesToManagerOn }) => goesToManagerOn)).toEqual([
      undefined,
      undefined,
      undefined,
      '2026-03-12',
    ]);
  });

  it('begins anew when the deal became due for something newer', () => {
    const said = mornings([due(1)], 10);
    const since = IsoDate.parse('2026-03-12');

    const pick = pickMorning([due(1, { since })], said, {
      date: since,
      calendar,
      limit: 3,
      locale: 'en',
    });

    expect(pick?.rows[0]?.repeat).toBe(0);
  });

  it('holds no more deals than the limit and counts the rest', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((n) => due(n));

    const pick = pickMorning(all, [], { date: firstDay, calendar, limit: 3, locale: 'en' });

    expect(pick?.rows).toHaveLength(3);
    expect(pick?.more).toBe(4);
  });

  it('weighs a date that somebody set like a limit that was passed', () => {
    const step = { kind: 'next-step', since: firstDay, text: 'call Dana' } as const;
    const silent = due(4, { kind: 'silence', workingDaysOver: 3 });

    const pick = pickMorning([1, 2, 3].map((n) => due(n, step)).concat(silent), [], {
      date: firstDay,
      calendar,
      limit: 2,
      locale: 'en',
    });

    expect(pick?.rows.map(({ dealId }) => dealId)).toEqual(['d-4', 'd-1']);
  });

  it('puts most at risk first: the amount times the working days over', () => {
    const small = due(1, { workingDaysOver: 9 });
    const big = due(2, { workingDaysOver: 2 });
    const rich = { ...big, deal: { ...big.deal, amount: euros(5_000) } };

    const pick = pickMorning([small, rich], [], {
      date: firstDay,
      calendar,
      limit: 1,
      locale: 'en',
    });

    expect(pick?.rows.map(({ dealId }) => dealId)).toEqual(['d-2']);
  });

  it('says nothing on a day when nothing is new and no repeat has come', () => {
    const said = mornings([due(1)], 2);

    const date = IsoDate.parse('2026-03-04');
    expect(pickMorning([due(1)], said, { date, calendar, limit: 3, locale: 'en' })).toBeUndefined();
  });

  it('never says a deal more than four times for one reason, whatever else is due', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (numbers, limit) => {
          const said = mornings(
            numbers.map((n) => due(n)),
            60,
            limit,
          );
          for (const n of numbers) {
            const times = said.flatMap(({ rows }) => rows.filter((row) => row.dealId === `d-${n}`));
            expect(times.length).toBe(4);
            expect(times.map(({ repeat }) => repeat)).toEqual([0, 1, 2, 3]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('who hears of which deals', () => {
  const away = aMember({ away: { until: IsoDate.parse('2026-03-05'), delegateId: priya } });
  const standIn = aMember({ userId: priya, name: 'Priya' });

  it('leaves people alone while they are away and tells the one who stands in', () => {
    const members = [away, standIn, aMember({ userId: maria, name: 'Maria' })];

    expect(hearsOf(away, members, firstDay)).toEqual([]);
    expect(hearsOf(standIn, members, firstDay)).toEqual([standIn, away]);
  });

  it('counts the day of return as being back', () => {
    const date = IsoDate.parse('2026-03-05');

    expect(hearsOf(away, [away, standIn], date)).toEqual([away]);
    expect(hearsOf(standIn, [away, standIn], date)).toEqual([standIn]);
  });

  it('tells guests and those who left nothing', () => {
    const guest = aMember({ standing: 'guest' });

    expect(hearsOf(guest, [guest], firstDay)).toEqual([]);
  });
});

describe('quiet', () => {
  it('is the week after the set-up', () => {
    expect(isQuietWeek({ setUpAt: monday }, new Date('2026-03-09T08:59:59Z'))).toBe(true);
    expect(isQuietWeek({ setUpAt: monday }, new Date('2026-03-09T09:00:00Z'))).toBe(false);
    expect(isQuietWeek({}, monday)).toBe(false);
  });

  it('comes from a reply of today in the calendar of the workspace', () => {
    const atHalfPastMidnight = [{ ts: '1772407800.000100' }];

    expect(repliedOn(atHalfPastMidnight, calendar.zone, firstDay)).toBe(true);
    expect(repliedOn(atHalfPastMidnight, calendar.zone, IsoDate.parse('2026-03-01'))).toBe(false);
  });
});
