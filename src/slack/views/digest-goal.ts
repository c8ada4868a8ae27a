import { aboutMoney } from '../../domain/digest-words.ts';
import { type GoalStanding, reachWords } from '../../domain/goal.ts';
import { line } from './mrkdwn.ts';
import { day, type Voice } from './voice.ts';
import { joined } from './words.ts';

/** Won and likely against the goal; none without a goal. */
export function goalLine(goal: GoalStanding | undefined, voice: Voice): readonly string[] {
  if (goal === undefined) return [];
  const { currency, label, minor } = goal.goal;
  const money = (amount: number) => aboutMoney({ minor: amount, currency }, voice.locale);
  return [
    joined([
      `*Goal* ${line(label, 60)}: ${money(goal.won)} of ${money(minor)} won`,
      likelyWords(goal, money, day(goal.goal.to, voice)),
      reachWords(goal, money),
    ]),
  ];
}

function likelyWords(
  { goal, won, likely }: GoalStanding,
  money: (minor: number) => string,
  by: string,
): string | undefined {
  if (likely !== undefined) {
    const { mean, low, high } = likely;
    return `open deals likely add ${money(mean)} by ${by} (${money(low)}–${money(high)})`;
  }
  return won >= goal.minor ? undefined : `no open deal closes by ${by} yet`;
}
