import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { backTest } from '../../src/domain/back-test.ts';
import { cohort, journey } from '../../src/domain/cohort.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { forecast } from '../../src/domain/forecast.ts';
import { funnel } from '../../src/domain/funnel.ts';
import { learnedLimits } from '../../src/domain/learned-limits.ts';
import { openRowsAsOf } from '../../src/domain/rows-as-of.ts';
import { stageOdds } from '../../src/domain/stage-odds.ts';
import { timeInStage } from '../../src/domain/time-in-stage.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { velocity } from '../../src/domain/velocity.ts';
import { shareWords, winRate, winRateBy } from '../../src/domain/win-rate.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { epoch, house, live, lives } from './random-histories.ts';

const { pipeline, settings } = house;
const calendar = workingCalendar(settings);
const dayMs = 86_400_000;
const end = new Date(epoch + 400 * dayMs);
const all = { from: new Date(0), to: end };
const middle = new Date(epoch + 40 * dayMs);

const deals = lives.map((drafts) => drafts.map((draft, index) => live(draft, index).deal));

/** A lead that nobody has claimed, or that was sorted out before; or a deal that was taken back. */
const isOutside = ({ ownerId, standing: { kind }, history }: Deal): boolean =>
  kind === 'withdrawn' ||
  (history.every(({ type }) => type !== 'imported') &&
    (kind === 'unqualified' || (kind === 'open' && ownerId === undefined)));

function everyNumber(some: readonly Deal[]) {
  const transitions = some.flatMap(transitionsOf);
  const attempts = attemptsOf(transitions);
  const rows = openRowsAsOf(some, transitions, end, settings.zone);
  return {
    attempts,
    cohort: cohort(pipeline, attempts),
    funnel: funnel(pipeline, rows, attempts, calendar, { at: end, period: all }),
    rates: winRate(attempts),
    time: timeInStage(pipeline, attempts, calendar, end),
    limits: learnedLimits(pipeline, attempts, calendar, end),
    velocity: velocity(attempts, all),
    forecast: forecast(rows, stageOdds(pipeline, attempts)),
    backTest: backTest(pipeline, transitions, middle, end),
  };
}

describe('whatever the history', () => {
  test('the order in which deals and transitions come makes no difference to any number', () => {
    fc.assert(
      fc.property(deals, (some) => {
        expect(everyNumber(some.toReversed())).toEqual(everyNumber(some));
        const transitions = some.flatMap(transitionsOf);
        expect(attemptsOf(transitions.toReversed())).toEqual(attemptsOf(transitions));
      }),
    );
  });

  test('attempts and their ends are what the deals say', () => {
    fc.assert(
      fc.property(deals, (some) => {
        const attempts = attemptsOf(some.flatMap(transitionsOf));
        for (const deal of some) {
          const own = attempts.filter((attempt) => attempt.dealId === deal.id);
          const all = Array.from({ length: deal.attempt }, (_, index) => index + 1);
          expect(own.map((attempt) => attempt.attempt)).toEqual(all.slice(all.length - own.length));
          if (own.length === 0) {
            expect(isOutside(deal)).toBe(true);
            continue;
          }
          const last = own.at(-1);
          expect(last?.end?.kind ?? 'open').toBe(deal.standing.kind);
          expect(last?.amount).toEqual(deal.amount);
          if (deal.standing.kind === 'open') {
            const visit = last?.visits.at(-1);
            expect(visit?.stage.id).toBe(deal.stageId);
            expect(visit?.enteredAt).toEqual(deal.enteredStageAt);
            expect(visit?.leftAt).toBeUndefined();
          }
        }
      }),
    );
  });

  test('a step is reached by visit or skip, and its attempts are on, lost, not a fit or open', () => {
    fc.assert(
      fc.property(deals, (some) => {
        const attempts = attemptsOf(some.flatMap(transitionsOf));
        for (const step of cohort(pipeline, attempts)) {
          expect(step.visited + step.skipped).toBe(step.reached);
          expect(step.on + step.lost + step.unqualified + step.open).toBe(step.reached);
          if (step.conversion === undefined) continue;
          expect(step.conversion).toBeGreaterThanOrEqual(0);
          expect(step.conversion).toBeLessThanOrEqual(1);
        }
        for (const attempt of attempts) {
          const steps = journey(pipeline, attempt);
          expect(new Set(steps.map((step) => step.stageId)).size).toBe(steps.length);
          const visited = new Set(attempt.visits.map((visit) => visit.stage.id));
          expect(new Set(steps.filter((s) => s.visited).map((s) => s.stageId))).toEqual(visited);
        }
      }),
    );
  });

  test('visits of an attempt follow each other without a gap', () => {
    fc.assert(
      fc.property(deals, (some) => {
        for (const { visits } of attemptsOf(some.flatMap(transitionsOf))) {
          expect(visits.slice(0, -1).map((visit) => visit.leftAt)).toEqual(
            visits.slice(1).map((visit) => visit.enteredAt),
          );
          expect(visits.every(({ leftAt, enteredAt }) => (leftAt ?? enteredAt) >= enteredAt)).toBe(
            true,
          );
        }
      }),
    );
  });

  test('rates add up over groups, and stay between none and all', () => {
    fc.assert(
      fc.property(deals, (some) => {
        const attempts = attemptsOf(some.flatMap(transitionsOf));
        const whole = winRate(attempts);
        const parts = [...winRateBy(attempts, ({ ownerId }) => ownerId ?? 'nobody').values()];
        for (const kind of ['won', 'lost', 'unqualified'] as const) {
          expect(parts.reduce((sum, part) => sum + part[kind].count, 0)).toBe(whole[kind].count);
        }
        for (const rate of [whole, ...parts]) {
          const shares = [rate.byCount ?? 0, ...rate.byValue.map((one) => one.rate)];
          for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
        }
      }),
    );
  });

  test('a forecast lies within its interval, and that within nothing and everything', () => {
    fc.assert(
      fc.property(deals, (some) => {
        for (const { likely } of everyNumber(some).forecast) {
          for (const { low, mean, high, worth } of likely) {
            expect(0 <= low && low <= mean && mean <= high && high <= worth).toBe(true);
          }
        }
      }),
    );
  });

  test('a back-test scores between perfect and always wrong', () => {
    fc.assert(
      fc.property(deals, (some) => {
        const { brier, bias, judged } = everyNumber(some).backTest;
        expect(brier === undefined).toBe(judged === 0);
        if (brier !== undefined) expect(brier >= 0 && brier <= 1).toBe(true);
        if (bias !== undefined) expect(Math.abs(bias)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('shares in words', () => {
  test.each([
    [3, 4, '3 of 4'],
    [0, 0, undefined],
    [5, 8, '63%'],
    [5, 5, '100%'],
  ])('%i of %i is %s', (part, of, words) => {
    expect(shareWords(part, of)).toBe(words);
  });
});
