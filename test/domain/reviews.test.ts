import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { criteriaOutcomes, lead } from '../../src/domain/criteria-outcomes.ts';
import { dateIn, IsoDate } from '../../src/domain/dates.ts';
import { ChoiceId, EntryId, StageId } from '../../src/domain/ids.ts';
import { mapReview } from '../../src/domain/map-review.ts';
import { monthReview } from '../../src/domain/month-review.ts';
import { repsFacts } from '../../src/domain/rep-facts.ts';
import type { Retro } from '../../src/domain/retro.ts';
import { digestPartsOf, reviewPeriod, reviewsDue } from '../../src/domain/reviews.ts';
import { newestCutOff, runningSlot } from '../../src/domain/schedule.ts';
import { snapshotRow } from '../../src/domain/snapshot.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { euros, monday, priya, sam, someSettings, team } from '../support/build.ts';
import { day, readHistory } from './metrics-doc.ts';

const settings = someSettings();
const { zone } = settings;
const calendar = workingCalendar(settings);
const date = (text: string) => IsoDate.parse(text);
const february = reviewPeriod('month', date('2026-03-09'), zone, 'en');

/** Six through Qualified: three won, three lost; and one not a fit in Prospecting. */
const history = [
  ...[1, 2, 3, 4, 5, 6].flatMap((n) => [
    `#${n} 2026-02-02 created Prospecting 1000 EUR`,
    `#${n} 2026-02-03 advance Qualified`,
    `#${n} 2026-02-05 advance Quote`,
    `#${n} 2026-02-1${n} ${n <= 3 ? 'won' : 'lost'}`,
  ]),
  '#7 2026-02-04 created Prospecting',
  '#7 2026-02-05 not-a-fit',
];
const { pipeline, deals } = readHistory(history);
const qualified = pipeline.stages.find((stage) => stage.id === 'qualified');
const demo = qualified?.criteria.find(({ check }) => check === 'demo-to-signer');
const meeting = qualified?.criteria.find(({ check }) => check === 'first-meeting');
if (demo === undefined || meeting === undefined) throw new Error('the default steps have both');

/** Who was lost had no demo, but for #4; nobody of them all had met anyone. */
const transitions = deals.flatMap(transitionsOf).map((one) => {
  if (one.from?.id !== 'qualified') return one;
  const noDemo = one.number >= 5 ? [demo.id] : [];
  return { ...one, unmet: [meeting.id, ...noDemo] };
});
const attempts = attemptsOf(transitions);

describe('reviews', () => {
  test('are due when a week is the first to end in a new month, or quarter', () => {
    const slot = (to: string) => ({
      from: new Date(day(to).getTime() - 7 * 86_400_000),
      to: day(to),
    });

    expect(reviewsDue(slot('2026-03-09'), zone)).toEqual([]);
    expect(reviewsDue(slot('2026-03-02'), zone)).toEqual(['month']);
    expect(reviewsDue(slot('2026-04-06'), zone)).toEqual(['month', 'quarter']);
    expect(digestPartsOf(slot('2026-04-06'), zone)).toHaveLength(5);
  });

  test('of any year come twelve and four times, each for the period before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2035 }),
        fc.integer({ min: 0, max: 6 }),
        (year, at) => {
          const first = Date.UTC(year, 0, 1 + at, 8);
          const weeks = Array.from({ length: 53 }, (_, n) => new Date(first + n * 7 * 86_400_000));
          const due = weeks
            .filter((to) => to.getUTCFullYear() === year)
            .flatMap((to) =>
              reviewsDue({ from: new Date(to.getTime() - 7 * 86_400_000), to }, zone),
            );
          expect(due.filter((one) => one === 'month')).toHaveLength(12);
          expect(due.filter((one) => one === 'quarter')).toHaveLength(4);
        },
      ),
    );
  });

  test('name the newest period that is over', () => {
    expect(february).toMatchObject({
      label: 'February 2026',
      to: new Date('2026-02-28T23:00:00Z'),
    });
    expect(reviewPeriod('quarter', date('2026-01-05'), zone, 'en')).toEqual({
      label: 'Q4 2025',
      from: new Date('2025-09-30T22:00:00Z'),
      to: new Date('2025-12-31T23:00:00Z'),
    });
  });
});

describe('criteria', () => {
  test('are held against how the deals ended that left their step', () => {
    const outcomes = criteriaOutcomes(pipeline, attempts, transitions, february);
    const of = (id: string) => outcomes.find(({ criterion }) => criterion.id === id);

    expect(of(demo.id)).toMatchObject({
      won: { met: 3, of: 3 },
      lost: { met: 1, of: 3 },
      all: { met: 4, of: 6 },
    });
    expect(of(meeting.id)?.all).toEqual({ met: 0, of: 6 });
  });

  test('that only large deals are asked are not held against small ones', () => {
    const stages = pipeline.stages.map((stage) => ({
      ...stage,
      criteria: stage.criteria.map((one) => ({ ...one, from: euros(5_000) })),
    }));
    const asked = criteriaOutcomes({ ...pipeline, stages }, attempts, transitions, february);
    expect(asked.every(({ all }) => all.of === 0)).toBe(true);
    expect(asked.every((one) => lead(one) === undefined)).toBe(true);
  });

  test('of what an import told whole say nothing', () => {
    const told = readHistory(['#1 2026-02-20 imported Won since 2026-02-10 9000 EUR']).deals;
    const imported = told.flatMap(transitionsOf);
    const outcomes = criteriaOutcomes(pipeline, attemptsOf(imported), imported, february);
    expect(outcomes.every(({ all }) => all.of === 0)).toBe(true);
  });
});

function retro(number: number, answer: Partial<Retro['answers'][number]>): Retro {
  const deal = deals.find((one) => one.number === number);
  const entry = deal?.history.at(-1);
  if (deal === undefined || entry === undefined) throw new Error('no such deal');
  return {
    id: `${deal.id}:1`,
    workspaceId: team,
    dealId: deal.id,
    number: deal.number,
    dealName: deal.name,
    attempt: 1,
    outcome: number <= 3 ? 'won' : 'lost',
    entryId: entry.id,
    openedAt: monday,
    closesAt: monday,
    answers: [{ by: sam, at: monday, reasons: [], ...answer }],
    lessons: [],
    actions: [],
    replies: [],
  };
}

describe('the review of a month', () => {
  const step = (id: string) => StageId.parse(id);
  const retros = [
    retro(1, { wentWell: [step('quote')] }),
    retro(5, { knownAt: step('qualified'), fault: 'skipped', reasons: [ChoiceId.parse('price')] }),
    retro(6, { knownAt: step('qualified'), fault: 'badly' }),
    { ...retro(4, { knownAt: step('quote') }), withdrawnAt: monday },
  ];
  const input = { pipeline, period: february, attempts, transitions, retros };

  test('says what went well and what could have been known, step by step', () => {
    const review = monthReview(input);

    expect(review.closed).toMatchObject({ won: { count: 3 }, lost: { count: 3 } });
    expect(review.reviewed).toEqual({ won: 1, lost: 2 });
    expect(review.steps).toEqual([
      {
        stageId: 'qualified',
        name: 'Qualified',
        knownHere: 2,
        faults: { skipped: 1, badly: 1, 'out-of-hands': 0 },
        wentWell: 0,
      },
      expect.objectContaining({ stageId: 'quote', knownHere: 0, wentWell: 1 }),
    ]);
  });

  test('names criteria that won deals had clearly more often, with how many', () => {
    const { criteria } = monthReview(input);
    expect(criteria.map(({ criterion, won, lost }) => [criterion.id, won, lost])).toEqual([
      [demo.id, { met: 3, of: 3 }, { met: 1, of: 3 }],
    ]);
  });
});

describe('the review of the map', () => {
  const sourced = attempts.map((attempt) => ({
    ...attempt,
    source: ChoiceId.parse(attempt.number % 2 === 0 ? 'linkedin' : 'referral'),
  }));
  const fits = { profile: { id: ChoiceId.parse('small'), fits: 'yes' } } as const;
  const input = { pipeline, period: february, attempts: sourced, transitions };

  test('finds the worst step, criteria that nobody meets and what sources bring', () => {
    const review = mapReview({
      ...input,
      deals: deals.map(({ id, number }) => ({ id, facts: number <= 4 ? fits : {} })),
    });

    expect(review.worst).toMatchObject({ stageId: 'quote', on: 3, lost: 3 });
    expect(review.neverMet.map(({ criterion }) => criterion.id)).toEqual([meeting.id]);
    expect(review.sources).toEqual([
      { id: 'linkedin', won: 1, closed: 3 },
      { id: 'referral', won: 2, closed: 3 },
    ]);
    expect(review.profiles).toEqual([{ id: 'small', won: 3, closed: 4 }]);
  });

  test('of a quarter without deals blames no step', () => {
    const empty = mapReview({
      pipeline,
      period: february,
      attempts: [],
      transitions: [],
      deals: [],
    });
    expect(empty).toEqual({
      period: february,
      came: 0,
      neverMet: [],
      unused: [],
      sources: [],
      profiles: [],
    });
  });
});

describe('each rep against the team', () => {
  test('has their own deals alone, and the team has them all', () => {
    const owned = attempts.map((attempt) => ({
      ...attempt,
      ownerId: attempt.number <= 2 ? sam : priya,
    }));
    const rows = readHistory(['#9 2026-02-02 created Prospecting 5000 EUR']).deals.map(snapshotRow);
    const facts = repsFacts({
      pipeline,
      calendar,
      withinDays: 3,
      window: february,
      rows,
      attempts: owned,
      transitions: [],
      deals: [],
    });

    expect(facts.reps.map(({ ownerId, closed }) => [ownerId, closed.won.count])).toEqual([
      [priya, 1],
      [sam, 2],
    ]);
    expect(facts.team.closed.won.count).toBe(3);
    expect(facts.reps.find(({ ownerId }) => ownerId === sam)).toMatchObject({
      open: { count: 1, worth: { EUR: 500_000 } },
      stuck: { count: 1 },
    });
  });
});

describe('what the digests say of a rep by name', () => {
  test('is what moved on anyway, and which close dates left their month', () => {
    const { deals: told } = readHistory([
      '#9 2026-02-02 created Prospecting 5000 EUR',
      '#9 2026-02-03 advance Qualified',
      '#10 2026-02-02 created Prospecting',
    ]);
    const rows = told.map((deal) => ({
      ...snapshotRow(deal),
      expectedClose: IsoDate.parse('2026-03-20'),
    }));
    const [created, moved, other] = told.flatMap(transitionsOf);
    if (created === undefined || moved === undefined || other === undefined) throw new Error();
    const dates = { from: IsoDate.parse('2026-02-20'), to: IsoDate.parse('2026-03-20') };
    const input = { pipeline, calendar, withinDays: 3, window: february, rows, deals: [] };
    const [own] = repsFacts({
      ...input,
      attempts: [],
      transitions: [
        created,
        { ...moved, movedAnyway: 'told verbally' },
        other,
        { ...other, id: EntryId.parse('d10.2'), seq: 1, type: 'dated', dates },
        { ...other, at: february.to, movedAnyway: 'next month' },
      ],
    }).reps;
    expect(own?.movedAnyway).toMatchObject([{ row: { number: 9 }, said: 'told verbally' }]);
    expect(own?.slipped).toMatchObject([{ row: { number: 10 }, month: '2026-02' }]);
  });
});

describe('the digest asked for by hand', () => {
  test('covers the last seven days up to the minute', () => {
    const now = new Date('2026-03-31T10:20:00Z');
    expect(runningSlot(zone, now)).toEqual({
      week: '2026-W14',
      // Clocks went forward between.
      from: new Date('2026-03-24T11:20:00Z'),
      to: now,
      firstDay: '2026-03-25',
      lastDay: '2026-03-31',
      dueAt: now,
    });
  });

  test('by a job is of the newest cut-off, also on a holiday', () => {
    const now = new Date('2026-04-06T10:00:00Z');
    const slot = newestCutOff(calendar, settings.digest, now);
    expect(dateIn(zone, slot.to)).toBe('2026-04-06');
    expect(newestCutOff(calendar, settings.digest, new Date(slot.to.getTime() - 1)).week).toBe(
      '2026-W14',
    );
  });
});
