import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catchUp, digestUntil } from '../../src/domain/catch-up.ts';
import { dateIn, IsoDate, Zone } from '../../src/domain/dates.ts';
import {
  dueMorningSlot,
  isoWeek,
  latestDigestSlot,
  nextDigestSlot,
  nextMorningSlot,
} from '../../src/domain/schedule.ts';
import { isWorkingDay, workingCalendar } from '../../src/domain/working-calendar.ts';
import { someSettings } from '../support/build.ts';

const date = (text: string): IsoDate => IsoDate.parse(text);
const zone = (text: string): Zone => Zone.parse(text);
const berlin = zone('Europe/Berlin');
const mondayAtNine = { weekday: 1, hour: 9 };
const calendar = workingCalendar(
  someSettings({ holidays: [{ date: date('2026-04-06'), name: 'Easter Monday' }] }),
);
const instants = fc.date({
  min: new Date('2024-01-01'),
  max: new Date('2031-12-31'),
  noInvalidDate: true,
});

describe('the weekly digest', () => {
  test('covers the week up to its hour on Monday', () => {
    expect(latestDigestSlot(calendar, mondayAtNine, new Date('2026-03-09T08:00:00Z'))).toEqual({
      week: '2026-W11',
      from: new Date('2026-03-02T08:00:00Z'),
      to: new Date('2026-03-09T08:00:00Z'),
      firstDay: '2026-03-02',
      lastDay: '2026-03-08',
      dueAt: new Date('2026-03-09T08:00:00Z'),
    });
  });

  test('a minute earlier it is still last week that counts', () => {
    const slot = latestDigestSlot(calendar, mondayAtNine, new Date('2026-03-09T07:59:59Z'));
    expect(slot.week).toBe('2026-W10');
  });

  test('on a holiday it goes out the next working day, with the same cut-off', () => {
    const slot = nextDigestSlot(calendar, mondayAtNine, new Date('2026-04-06T12:00:00Z'));
    expect(slot.week).toBe('2026-W15');
    expect(slot.to.toISOString()).toBe('2026-04-06T07:00:00.000Z');
    expect(slot.dueAt.toISOString()).toBe('2026-04-07T07:00:00.000Z');
  });

  test('waits for work to begin, with the same cut-off', () => {
    const late = workingCalendar(someSettings({ workingHours: { from: 10, to: 18 } }));
    const slot = nextDigestSlot(late, mondayAtNine, new Date('2026-03-06T12:00:00Z'));
    expect(slot.to.toISOString()).toBe('2026-03-09T08:00:00.000Z');
    expect(slot.dueAt.toISOString()).toBe('2026-03-09T09:00:00.000Z');
  });

  test('windows join without a gap or an overlap, over clock changes too', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        (now, weekday, hour) => {
          const latest = latestDigestSlot(calendar, { weekday, hour }, now);
          const next = nextDigestSlot(calendar, { weekday, hour }, now);
          expect(next.from).toEqual(latest.to);
          expect(latest.dueAt <= now && next.dueAt > now).toBe(true);
          expect(isWorkingDay(calendar, dateIn(berlin, next.dueAt))).toBe(true);
        },
      ),
    );
  });

  test('a week belongs to the year of its Thursday', () => {
    expect(isoWeek(date('2027-01-03'))).toBe('2026-W53');
    expect(isoWeek(date('2024-12-30'))).toBe('2025-W01');
  });
});

/** Someone stays some hours in each zone; looked at once an hour. */
function sendings(stays: readonly (readonly [number, Zone])[]): { date: IsoDate; at: number }[] {
  const sent: { date: IsoDate; at: number }[] = [];
  const hours = stays.flatMap(([count, where]) => Array.from({ length: count }, () => where));
  for (const [hour, where] of hours.entries()) {
    const at = Date.parse('2026-02-02T00:00:00Z') + hour * 3_600_000;
    const slot = dueMorningSlot(calendar, where, 9, new Date(at), sent.at(-1)?.date);
    if (slot !== undefined) sent.push({ date: slot.date, at });
  }
  return sent;
}

describe('the morning message', () => {
  const zones = fc.constantFrom(
    ...[
      'Europe/Berlin',
      'Pacific/Honolulu',
      'Pacific/Auckland',
      'America/Havana',
      'Asia/Kolkata',
    ].map(zone),
  );

  test("is due from the person's own nine o'clock on a working day", () => {
    const honolulu = zone('Pacific/Honolulu');
    expect(dueMorningSlot(calendar, honolulu, 9, new Date('2026-03-13T18:59:00Z'))).toBeUndefined();
    expect(dueMorningSlot(calendar, honolulu, 9, new Date('2026-03-13T19:00:00Z'))).toEqual({
      date: '2026-03-13',
      dueAt: new Date('2026-03-13T19:00:00Z'),
    });
    expect(dueMorningSlot(calendar, berlin, 9, new Date('2026-03-14T12:00:00Z'))).toBeUndefined();
    expect(dueMorningSlot(calendar, berlin, 9, new Date('2026-04-06T12:00:00Z'))).toBeUndefined();
  });

  test('the next one is later than now, worked, and never a date that was sent', () => {
    fc.assert(
      fc.property(instants, zones, (now, where) => {
        const next = nextMorningSlot(calendar, where, 9, now);
        expect(next.dueAt > now).toBe(true);
        expect(isWorkingDay(calendar, next.date)).toBe(true);
        const after = nextMorningSlot(calendar, where, 9, now, next.date);
        expect(after.date > next.date).toBe(true);
      }),
    );
  });

  test('someone who moves between zones gets one for a local date, and none is lost for long', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), zones), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(moves, (stays) => {
        const sent = sendings(stays);
        const dates = sent.map((one) => one.date);
        expect(new Set(dates).size).toBe(dates.length);
        for (const [index, one] of sent.entries()) {
          const gap = one.at - (sent[index - 1]?.at ?? one.at);
          expect(gap).toBeLessThanOrEqual((72 + 24 + 24) * 3_600_000);
        }
      }),
    );
  });
});

describe('what is done about a missed slot', () => {
  const slot = { dueAt: new Date('2026-03-09T08:00:00Z'), zone: berlin };

  test.each([
    ['digest', '2026-03-09T07:59:59Z', { kind: 'early' }],
    ['digest', '2026-03-09T08:14:00Z', { kind: 'run' }],
    ['digest', '2026-03-09T10:00:00Z', { kind: 'late', minutes: 120 }],
    ['digest', '2026-03-10T21:30:00Z', { kind: 'early' }],
    ['digest', '2026-03-12T08:00:00Z', { kind: 'late', minutes: 4320 }],
    ['digest', '2026-03-12T08:00:01Z', { kind: 'skip', why: 'more than 72 hours late' }],
    ['morning', '2026-03-09T16:59:00Z', { kind: 'run' }],
    ['morning', '2026-03-09T17:00:00Z', { kind: 'skip', why: 'outside working hours' }],
    ['morning', '2026-03-10T08:00:00Z', { kind: 'skip', why: 'that day is over' }],
    ['always', '2026-06-01T00:00:00Z', { kind: 'run' }],
  ] as const)('%s looked at on %s', (rule, now, wanted) => {
    expect(catchUp(rule, slot, calendar, new Date(now))).toEqual(wanted);
  });

  // The 72 hours end on Easter Sunday, and Easter Monday is a holiday.
  test.each([
    ['2026-04-02T18:00:00Z', 'early'],
    ['2026-04-06T10:00:00Z', 'early'],
    ['2026-04-07T07:00:00Z', 'late'],
    ['2026-04-07T08:00:00Z', 'late'],
    ['2026-04-07T08:00:01Z', 'skip'],
  ])('a digest of the Thursday before Easter, looked at on %s: %s', (now, wanted) => {
    const thursday = { dueAt: new Date('2026-04-02T14:00:00Z'), zone: berlin };
    expect(catchUp('digest', thursday, calendar, new Date(now)).kind).toBe(wanted);
    expect(digestUntil(calendar, thursday.dueAt)).toEqual(new Date('2026-04-07T08:00:00Z'));
  });
});
