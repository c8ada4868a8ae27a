import { aboutMoney } from '../../domain/digest-words.ts';
import type { GoalStanding } from '../../domain/goal.ts';
import { line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';

/** Won and likely against the goal; none without a goal. */
export function goalLine(goal: GoalStanding | undefined, voice: Voice): readonly string[] {
  if (goal === undefined) return [];
  const { currency, label, minor } = goal.goal;
  const money = (amount: number) => aboutMoney({ minor: amount, currency }, voice.locale);
  const likely =
    goal.likely === undefined
      ? 'no open deal closes in it yet'
      : `open deals likely add ${money(goal.likely.mean)} (${money(goal.likely.low)}–${money(goal.likely.high)})`;
  const end = goal.short === 0 ? 'within reach' : `about ${money(goal.short)} short`;
  return [
    `*Goal* ${line(label, 60)}: ${money(goal.won)} of ${money(minor)} won · ${likely} · ${end}`,
  ];
}
