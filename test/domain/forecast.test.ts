import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IsoDate } from '../../src/domain/dates.ts';
import { forecast, likelyOf } from '../../src/domain/forecast.ts';
import { forecastFacts } from '../../src/domain/forecast-facts.ts';
import { DealId, DealNumber, StageId } from '../../src/domain/ids.ts';
import { Currency, moneyOf } from '../../src/domain/money.ts';
import { openRowsAsOf } from '../../src/domain/rows-as-of.ts';
import { type SnapshotRow, snapshotRow } from '../../src/domain/snapshot.ts';
import { stageOdds } from '../../src/domain/stage-odds.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { aDeal, aPipeline, euros } from '../support/build.ts';
import { epoch, house, live, lives } from './random-histories.ts';

const pipeline = aPipeline();
const noHistory = stageOdds(pipeline, []);
const z80 = 1.2815515655446004;

function rowIn(number: number, stage: string, overrides: Partial<SnapshotRow> = {}): SnapshotRow {
  const id = DealId.parse(`d${number}`);
  const stageId = StageId.parse(stage);
  return { ...snapshotRow(aDeal({ id, number: DealNumber.parse(number), stageId })), ...overrides };
}

describe('what open deals are likely to bring', () => {
  test('with no history, the chance is what the admin says', () => {
    expect(noHistory.get(StageId.parse('quote'))).toMatchObject({ chance: 0.5, won: 0, lost: 0 });
    expect(likelyOf([rowIn(1, 'quote')], noHistory)).toMatchObject([
      { currency: 'EUR', deals: 1, worth: 4_800_000, mean: 2_400_000 },
    ]);
  });

  test('the interval has the spread of a beta-binomial count', () => {
    // n deals of one amount a in one step: Var = a² n p q (α + β + n) / (α + β + 1).
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 400 }), (n) => {
        const rows = Array.from({ length: n }, (_, index) => rowIn(index + 1, 'quote'));
        const [likely] = likelyOf(rows, noHistory);
        const a = 4_800_000;
        const deviation = a * Math.sqrt((n * 0.25 * (10 + n)) / 11);
        expect(likely?.mean).toBe((n * a) / 2);
        const wanted = Math.round((n * a) / 2 + z80 * deviation);
        expect(likely?.high).toBe(Math.min(n * a, wanted));
      }),
    );
  });

  test('is a row per month and currency; deals without an amount are in none', () => {
    const yen = moneyOf(500_000, Currency.parse('JPY'));
    const march = IsoDate.parse('2026-03-31');
    const { amount: _, ...unknown } = rowIn(4, 'quote', { expectedClose: march });
    const months = forecast(
      [
        rowIn(1, 'quote', { expectedClose: march }),
        rowIn(2, 'closure', { expectedClose: IsoDate.parse('2026-04-02'), amount: yen }),
        rowIn(3, 'prospecting', { amount: euros(1_000) }),
        unknown,
      ],
      noHistory,
    );
    expect(
      months.map(({ month, likely }) => [month, likely.map((one) => [one.currency, one.mean])]),
    ).toEqual([
      ['2026-03', [['EUR', 2_400_000]]],
      ['2026-04', [['JPY', 400_000]]],
      ['none', [['EUR', 10_000]]],
    ]);
  });

  test('the months add up to the whole, and what is left out is named', () => {
    const now = new Date(epoch + 200 * 86_400_000);
    fc.assert(
      fc.property(lives, (drafts) => {
        const deals = drafts.map((draft, index) => live(draft, index).deal);
        const transitions = deals.flatMap(transitionsOf).filter((one) => one.at < now);
        const rows = openRowsAsOf(deals, deals.flatMap(transitionsOf), now, house.settings.zone);
        const facts = forecastFacts(pipeline, rows, transitions, now);
        const months = facts.months.flatMap(({ likely }) => likely);
        for (const whole of facts.total) {
          const own = months.filter(({ currency }) => currency === whole.currency);
          expect(own.reduce((sum, { worth }) => sum + worth, 0)).toBe(whole.worth);
        }
        const counted = facts.total.reduce((sum, { deals: count }) => sum + count, 0);
        expect(counted + facts.withoutAmount).toBe(rows.length);
        expect(facts.backTests.map(({ daysAgo }) => daysAgo)).toEqual([30, 60, 90]);
      }),
    );
  });
});
