import { attemptsOf } from './attempts.ts';
import { type BackTest, backTest } from './back-test.ts';
import { type ForecastMonth, forecast, type Likely, likelyOf } from './forecast.ts';
import type { Pipeline } from './pipeline.ts';
import type { SnapshotRow } from './snapshot.ts';
import { type StageOdds, stageOdds } from './stage-odds.ts';
import type { Transition } from './transition.ts';

/** Everything `/deal forecast` says. */
export interface ForecastFacts {
  readonly months: readonly ForecastMonth[];
  /** All months together, per currency. */
  readonly total: readonly Likely[];
  /** Win chance per open step, in order. */
  readonly odds: readonly (StageOdds & { readonly name: string })[];
  readonly withoutAmount: number;
  readonly withoutCloseDate: number;
  /** The forecast of 30, 60 and 90 days ago against what happened since. */
  readonly backTests: readonly (BackTest & { readonly daysAgo: number })[];
}

const backTestDays = [30, 60, 90] as const;
const dayMs = 86_400_000;

/** @param rows deals open at `now`; @param transitions all before `now` */
export function forecastFacts(
  pipeline: Pipeline,
  rows: readonly SnapshotRow[],
  transitions: readonly Transition[],
  now: Date,
): ForecastFacts {
  const odds = stageOdds(pipeline, attemptsOf(transitions));
  return {
    months: forecast(rows, odds),
    total: likelyOf(rows, odds),
    odds: pipeline.stages.flatMap((stage) => {
      const own = odds.get(stage.id);
      return own === undefined || stage.archived !== undefined
        ? []
        : [{ ...own, name: stage.name }];
    }),
    withoutAmount: rows.filter((row) => row.amount === undefined).length,
    withoutCloseDate: rows.filter((row) => row.expectedClose === undefined).length,
    backTests: backTestDays.map((daysAgo) => ({
      daysAgo,
      ...backTest(pipeline, transitions, new Date(now.getTime() - daysAgo * dayMs), now),
    })),
  };
}
