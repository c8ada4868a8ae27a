import { describe, expect, test } from '@jest/globals';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { StageId } from '../../src/domain/ids.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { observationsByStage } from '../../src/domain/visits.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { someSettings } from '../support/build.ts';
import { day, readHistory } from './metrics-doc.ts';

const calendar = workingCalendar(someSettings());

function observations(stage: string, ...lines: readonly string[]) {
  const { deals } = readHistory(lines);
  const attempts = attemptsOf(deals.flatMap(transitionsOf));
  return observationsByStage(attempts, calendar, day('2026-03-13')).get(StageId.parse(stage)) ?? [];
}

describe('stage visits as observations', () => {
  test('last as many working days as begin between coming and going', () => {
    expect(
      observations(
        'prospecting',
        '#1 2026-03-06 created Prospecting',
        '#1 2026-03-09 advance Qualified',
        '#2 2026-03-09 created Prospecting',
        '#2 2026-03-09 lost',
      ),
    ).toEqual([
      { until: 1, ended: true },
      { until: 0, ended: true },
    ]);
  });

  test('are cut off when they run, and when their step was archived', () => {
    expect(
      observations(
        'prospecting',
        '#1 2026-03-09 created Prospecting',
        '#2 2026-03-09 created Prospecting',
        '#2 2026-03-11 archived Qualified',
      ),
    ).toEqual([
      { until: 4, ended: false },
      { until: 2, ended: false },
    ]);
  });

  test('under way at an import are seen from their age then on', () => {
    expect(
      observations(
        'quote',
        '#1 2026-03-09 imported Quote since 2026-03-02',
        '#1 2026-03-11 lost',
        '#2 2026-03-09 imported Quote since unknown',
        '#2 2026-03-11 lost',
      ),
    ).toEqual([{ until: 7, ended: true, from: 5 }]);
  });

  test('from an instant on count from there, and what was over by then not at all', () => {
    const { deals } = readHistory([
      '#1 2026-02-02 created Prospecting',
      '#1 2026-02-09 advance Qualified',
      '#1 2026-03-06 lost',
      '#2 2026-03-03 created Prospecting',
      '#2 2026-03-04 advance Qualified',
    ]);
    const attempts = attemptsOf(deals.flatMap(transitionsOf));
    const seen = observationsByStage(attempts, calendar, day('2026-03-13'), day('2026-03-02'));
    expect(seen.get(StageId.parse('prospecting'))).toEqual([{ until: 1, ended: true }]);
    expect(seen.get(StageId.parse('qualified'))).toEqual([
      { until: 19, ended: true, from: 15 },
      { until: 7, ended: false },
    ]);
  });

  test('a second attempt is a visit of its own, and an undone move is none', () => {
    expect(
      observations(
        'quote',
        '#1 2026-03-02 created Prospecting',
        '#1 2026-03-03 skip Quote',
        '#1 2026-03-04 lost',
        '#1 2026-03-05 reopened Quote',
        '#1 2026-03-06 advance Closure',
        '#1 2026-03-06 undone',
      ),
    ).toEqual([
      { until: 1, ended: true },
      { until: 6, ended: false },
    ]);
  });

  test('told of from start to end are whole, and so are those under way in the same file alone', () => {
    const { deals } = readHistory([
      '#1 2026-03-09 imported Quote since 2026-03-02',
      '#3 2026-03-10 imported Quote since 2026-03-02',
    ]);
    const [imported, closing] = readHistory([
      '#2 2026-02-02 imported Quote since 2026-02-02',
      '#2 2026-02-16 won',
    ]).deals.flatMap(transitionsOf);
    if (imported === undefined || closing === undefined) throw new Error('two transitions');
    const at = day('2026-03-09');
    const whole = [
      { ...imported, at, enteredAt: day('2026-02-02') },
      { ...closing, at },
    ];
    const attempts = attemptsOf([...deals.flatMap(transitionsOf), ...whole]);
    const seen = observationsByStage(attempts, calendar, day('2026-03-13'));
    expect(seen.get(StageId.parse('quote'))).toEqual([
      { until: 9, ended: false },
      { until: 10, ended: true },
      { until: 9, ended: false, from: 6 },
    ]);
  });
});
