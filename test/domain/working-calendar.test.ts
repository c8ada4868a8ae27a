import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateOfDay,
  dayNumber,
  IsoDate,
  weekdayOfDay,
  Zone,
} from '../../src/domain/dates.ts';
import {
  addWorkingDays,
  isWorkingDay,
  isWorkingTime,
  workingCalendar,
  workingDayFrom,
  workingDaysBetween,
  workingDaysElapsed,
  workingTimeFrom,
} from '../../src/domain/working-calendar.ts';
import { someSettings } from '../support/build.ts';

const date = (text: string): IsoDate => IsoDate.parse(text);
const berlin = workingCalendar(
  someSettings({ holidays: [{ date: date('2026-04-06'), name: 'Easter Monday' }] }),
);

const days = fc.integer({ min: 20_000, max: 20_600 });
const calendars = fc
  .record({
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(days, { minLength: 20, maxLength: 200 }),
  })
  .map(({ workingDays, holidays }) =>
    workingCalendar(
      someSettings({
        workingDays,
        holidays: holidays.map((day) => ({ date: dateOfDay(day), name: 'off' })),
      }),
    ),
  );

describe('working days', () => {
  test('weekends and holidays are out', () => {
    expect(workingDaysBetween(berlin, date('2026-04-02'), date('2026-04-07'))).toBe(2);
    expect(addWorkingDays(berlin, date('2026-04-02'), 2)).toBe('2026-04-07');
    expect(workingDayFrom(berlin, date('2026-04-04'))).toBe('2026-04-07');
    expect(isWorkingDay(berlin, date('2026-04-06'))).toBe(false);
  });

  test('counting is what counting one by one gives', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: -10, max: 400 }), (calendar, from, length) => {
        let count = 0;
        for (let day = from + 1; day <= from + length; day += 1) {
          if (isWorkingDay(calendar, dateOfDay(day))) count += 1;
        }
        const to = dateOfDay(from + length);
        expect(workingDaysBetween(calendar, dateOfDay(from), to)).toBe(count);
      }),
    );
  });

  test('adding gives the first date on which so many have passed', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 200 }), (calendar, from, count) => {
        const start = dateOfDay(from);
        const end = addWorkingDays(calendar, start, count);
        expect(workingDaysBetween(calendar, start, end)).toBe(count);
        expect(workingDaysBetween(calendar, start, addDays(end, -1))).toBe(count - 1);
      }),
    );
  });

  test('a day is worked when its weekday is and it is no holiday', () => {
    fc.assert(
      fc.property(days, days, (day, holiday) => {
        const calendar = workingCalendar(
          someSettings({ holidays: [{ date: dateOfDay(holiday), name: 'off' }] }),
        );
        const wanted = weekdayOfDay(day) <= 5 && day !== holiday;
        expect(isWorkingDay(calendar, dateOfDay(day))).toBe(wanted);
      }),
    );
  });

  test('the hour a clock change takes or gives does not count', () => {
    const friday = new Date('2026-03-27T22:30:00Z');
    expect(workingDaysElapsed(berlin, friday, new Date('2026-03-29T21:59:00Z'))).toBe(0);
    expect(workingDaysElapsed(berlin, friday, new Date('2026-03-29T22:00:00Z'))).toBe(1);
  });

  test('a week without a working day is refused', () => {
    expect(() => workingCalendar(someSettings({ workingDays: [] }))).toThrow(RangeError);
  });
});

describe('working hours', () => {
  const tokyo = Zone.parse('Asia/Tokyo');

  test.each([
    ['2026-03-13T07:59:00Z', false],
    ['2026-03-13T08:00:00Z', true],
    ['2026-03-13T16:59:59Z', true],
    ['2026-03-13T17:00:00Z', false],
    ['2026-03-14T10:00:00Z', false],
    ['2026-04-06T10:00:00Z', false],
  ])('in Berlin, %s is inside: %s', (at, inside) => {
    expect(isWorkingTime(berlin, new Date(at))).toBe(inside);
  });

  test("are read on the person's own wall clock", () => {
    expect(isWorkingTime(berlin, new Date('2026-03-13T01:00:00Z'), tokyo)).toBe(true);
    expect(workingTimeFrom(berlin, new Date('2026-03-13T10:00:00Z'), tokyo).toISOString()).toBe(
      '2026-03-16T00:00:00.000Z',
    );
  });

  test('the next start of work is never earlier, and always inside', () => {
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => {
        const next = workingTimeFrom(berlin, at);
        expect(next >= at).toBe(true);
        expect(isWorkingTime(berlin, next)).toBe(true);
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(
          (dayNumber(date('2026-04-07')) - dayNumber(date('2026-04-02'))) * 86_400_000,
        );
      }),
    );
  });
});
