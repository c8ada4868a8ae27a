import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Settings } from 'luxon';
import { bundled } from '../../playground/bundle.ts';
import {
  addDays,
  addMonths,
  dateIn,
  dateOfDay,
  dayNumber,
  IsoDate,
  instantOf,
  weekdayOfDay,
  Zone,
} from '../../src/domain/dates.ts';

const date = (text: string): IsoDate => IsoDate.parse(text);
const zone = (text: string): Zone => Zone.parse(text);
const utc = (year: number): number => Date.UTC(year, 0, 1);
const hourMs = 3_600_000;

/** Luxon guesses an offset by today's, and remembers it. */
function onThatDay<T>(now: string, work: () => T): T {
  const real = Settings.now;
  Settings.now = () => Date.parse(now);
  Settings.resetCaches();
  try {
    return work();
  } finally {
    Settings.now = real;
    Settings.resetCaches();
  }
}

/** The runtime's own wall clock of a zone, as minutes: the oracle, which shares no code with us. */
function wallClock(name: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (ms) => {
    const text = format.format(ms);
    const [month, day, year, hour, minute] = text.split(/\D+/).map(Number);
    return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute) / 60_000;
  };
}

const offsetOf = (clock: (ms: number) => number, ms: number): number => clock(ms) - ms / 60_000;

function offsetChanges(clock: (ms: number) => number): number[] {
  const changes: number[] = [];
  const step = 7 * 24 * hourMs;
  let before = offsetOf(clock, utc(2024));
  for (let from = utc(2024); from < utc(2032); from += step) {
    const after = offsetOf(clock, from + step);
    if (before !== after) changes.push(changeBetween(clock, before, from, from + step));
    before = after;
  }
  return changes;
}

function changeBetween(
  clock: (ms: number) => number,
  before: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetOf(clock, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Every wall time within 36 hours of a change, found by walking the instants one by one. */
function walkAround(clock: (ms: number) => number, change: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let ms = change - 36 * hourMs; ms <= change + 36 * hourMs; ms += 15 * 60_000) {
    const wall = clock(ms);
    if (!found.has(wall)) found.set(wall, ms);
  }
  return found;
}

const walked = new Map<string, Map<number, number>>();

function expectAround(name: string, clock: (ms: number) => number, change: number): number {
  // Zones that change alike around here (sampled at both ends) share one walk.
  const marks = [-36 * hourMs, -60_000, 0, 36 * hourMs].map((by) => clock(change + by));
  const key = [change, ...marks].join();
  const first = walked.get(key) ?? walkAround(clock, change);
  walked.set(key, first);
  const walls = [...first.keys()];
  const before = offsetOf(clock, change - 60_000);
  const here = zone(name);
  let gaps = 0;
  for (let wall = walls[0] ?? 0; wall <= (walls.at(-1) ?? 0); wall += 15) {
    const exact = first.get(wall);
    if (exact === undefined) gaps += 1;
    const wanted = exact ?? (wall - before) * 60_000;
    const at = new Date(wall * 60_000);
    const day = date(at.toISOString().slice(0, 10));
    const got = instantOf(day, here, at.getUTCHours(), at.getUTCMinutes()).getTime();
    if (got !== wanted) {
      throw new Error(`${name} ${at.toISOString()}: ${new Date(got).toISOString()}`);
    }
    if (exact !== undefined && dateIn(here, new Date(exact)) !== day) {
      throw new Error(`${name} ${at.toISOString()}: another date`);
    }
  }
  return gaps;
}

describe('the instant of a wall-clock time', () => {
  test('in every zone, 36 hours around every offset change of 2024-2031, is what walking the instants finds', () => {
    let changes = 0;
    let gaps = 0;
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const clock = wallClock(name);
      for (const change of offsetChanges(clock)) {
        changes += 1;
        gaps += expectAround(name, clock, change);
      }
    }
    expect(changes).toBeGreaterThan(2_000);
    expect(gaps).toBeGreaterThan(2_000);
  });

  test.each([
    ['a gap shifts forward', '2026-03-29', 'Europe/Berlin', 2, 30, '2026-03-29T01:30:00.000Z'],
    [
      'an overlap takes the first',
      '2026-10-25',
      'Europe/Berlin',
      2,
      30,
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'half an hour of change',
      '2026-04-05',
      'Australia/Lord_Howe',
      1,
      45,
      '2026-04-04T14:45:00.000Z',
    ],
    ['no midnight that day', '2026-03-08', 'America/Havana', 0, 0, '2026-03-08T05:00:00.000Z'],
    ['midnight twice that day', '2026-11-01', 'America/Havana', 0, 0, '2026-11-01T04:00:00.000Z'],
    ['a zone without changes', '2026-07-01', 'Asia/Kolkata', 9, 0, '2026-07-01T03:30:00.000Z'],
  ])('%s', (_what, day, name, hour, minute, wanted) => {
    expect(instantOf(date(day), zone(name), hour, minute).toISOString()).toBe(wanted);
  });

  test.each(['2025-01-15T12:00:00Z', '2025-07-15T12:00:00Z'])(
    'is the same computed on %s',
    async (now) => {
      // Of its own, so that nothing is remembered from another day.
      const url = `${pathToFileURL(await bundled('src/domain/dates.ts'))}?on=${now}`;
      const fresh: typeof import('../../src/domain/dates.ts') = await import(url);
      const seen = onThatDay(now, () => [
        fresh.instantOf(date('2026-10-25'), zone('Europe/Berlin'), 2, 30),
        fresh.instantOf(date('2026-03-29'), zone('Europe/Berlin'), 2, 30),
        fresh.instantOf(date('2026-11-01'), zone('America/New_York'), 1, 30),
        fresh.instantOf(date('2026-04-05'), zone('Australia/Lord_Howe'), 1, 45),
      ]);
      expect(seen.map((at) => at.toISOString())).toEqual([
        '2026-10-25T00:30:00.000Z',
        '2026-03-29T01:30:00.000Z',
        '2026-11-01T05:30:00.000Z',
        '2026-04-04T14:45:00.000Z',
      ]);
    },
  );
});

describe('dates as numbers', () => {
  const days = fc.integer({ min: -20_000, max: 40_000 });

  test('a date and its day number name each other', () => {
    fc.assert(fc.property(days, (day) => dayNumber(dateOfDay(day)) === day));
  });

  test('adding days counts days, whatever the month', () => {
    expect(addDays(date('2028-02-28'), 2)).toBe('2028-03-01');
    expect(addMonths(date('2027-12-12'), 2)).toBe('2028-02-12');
    expect(addMonths(date('2028-03-31'), -1)).toBe('2028-02-29');
    fc.assert(
      fc.property(days, fc.integer({ min: -900, max: 900 }), (day, by) => {
        expect(dayNumber(addDays(dateOfDay(day), by)) - day).toBe(by);
      }),
    );
  });

  test('weekdays are ISO weekdays', () => {
    fc.assert(
      fc.property(days, (day) => {
        const js = new Date(`${dateOfDay(day)}T00:00:00Z`).getUTCDay();
        expect(weekdayOfDay(day)).toBe(js === 0 ? 7 : js);
      }),
    );
  });
});
