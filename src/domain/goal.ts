import type { Attempt } from './attempts.ts';
import { dateIn, type IsoDate } from './dates.ts';
import { type Likely, likelyOf } from './forecast.ts';
import type { Pipeline } from './pipeline.ts';
import type { Goal, Settings } from './settings.ts';
import type { SnapshotRow } from './snapshot.ts';
import { stageOdds } from './stage-odds.ts';

/** Will we make the number; all in minor units of the goal's currency. */
export interface GoalStanding {
  readonly goal: Goal;
  /** Won in the goal's period so far. */
  readonly won: number;
  /** Open deals whose close date lies within the period; absent when there are none. */
  readonly likely?: Likely;
  /** Goal less won less likely; 0 when it is within reach. */
  readonly short: number;
}

/** Undefined without a goal, or when its period does not hold this date. */
export function goalStanding(
  settings: Pick<Settings, 'goal' | 'zone'>,
  pipeline: Pipeline,
  attempts: readonly Attempt[],
  rows: readonly SnapshotRow[],
  today: IsoDate,
): GoalStanding | undefined {
  const { goal, zone } = settings;
  if (goal === undefined || today < goal.from || today > goal.to) return undefined;
  const won = attempts.reduce((sum, { end, amount }) => {
    if (end?.kind !== 'won' || amount?.currency !== goal.currency) return sum;
    const on = dateIn(zone, end.at);
    return on >= goal.from && on <= goal.to ? sum + amount.minor : sum;
  }, 0);
  const within = rows.filter(
    (row) => row.expectedClose !== undefined && row.expectedClose <= goal.to,
  );
  const likely = likelyOf(within, stageOdds(pipeline, attempts)).find(
    (one) => one.currency === goal.currency,
  );
  return {
    goal,
    won,
    ...(likely === undefined ? {} : { likely }),
    short: Math.max(0, goal.minor - won - (likely?.mean ?? 0)),
  };
}

/** `reached`, `within reach`, or `about €90k short`. */
export function reachWords(
  { goal, won, short }: GoalStanding,
  money: (minor: number) => string,
): string {
  if (won >= goal.minor) return 'reached';
  return short === 0 ? 'within reach' : `about ${money(short)} short`;
}
