import { monthName } from '../../domain/date-words.ts';
import { roundMoney } from '../../domain/digest-words.ts';
import type { Likely } from '../../domain/forecast.ts';
import type { GoalStanding } from '../../domain/goal.ts';
import type { Currency } from '../../domain/money.ts';
import { actions, context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { goalLine } from './digest-goal.ts';
import { fitLines } from './limits.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { count, joined } from './words.ts';

export interface ForecastFacts {
  /** A month (`2026-03`, `none`) or a person, each currency on its own. */
  readonly groups: readonly { readonly label: string; readonly likely: readonly Likely[] }[];
  readonly byRep: boolean;
  readonly withoutAmount: number;
  readonly goal?: GoalStanding;
}

/** What open deals are likely to bring: the expected worth, and between what it lies 4 times of 5. */
export function forecastMessage(facts: ForecastFacts, voice: Voice): Message {
  const title = facts.byRep ? '*Likely, by rep*' : '*Likely, by month of the close date*';
  const lines = facts.groups.flatMap(({ label, likely }) =>
    likely.map((one) => groupLine(facts.byRep ? line(label, 80) : month(label), one, voice)),
  );
  const fitted = fitLines(lines.length === 0 ? ['No open deal has an amount.'] : lines, 2_700);
  const goal = facts.goal === undefined ? [] : goalLine(facts.goal, voice);
  const notes = [
    'Each amount times its step’s win chance; the range holds 4 times of 5.',
    ...(facts.withoutAmount === 0
      ? []
      : [`Not in it: ${count(facts.withoutAmount, 'deal')} without amount.`]),
    ...(fitted.left === 0 ? [] : [`${fitted.left} more rows.`]),
  ];
  const text = [title, ...goal, fitted.text, ...notes].join('\n');
  return message(text, [
    section([title, ...goal].join('\n')),
    section(fitted.text),
    context(notes.join(' ')),
    actions([
      facts.byRep
        ? commandButton('By month', 'forecast')
        : commandButton('By rep', 'forecast by rep'),
    ]),
  ]);
}

function month(label: string): string {
  return label === 'none' ? 'No close date' : `${monthName(label)} ${label.slice(0, 4)}`;
}

function groupLine(label: string, likely: Likely, voice: Voice): string {
  const money = (minor: number, currency: Currency) =>
    roundMoney({ minor, currency }, voice.locale);
  const { currency, mean, low, high, worth, deals } = likely;
  return joined([
    `${label}: ${money(mean, currency)} (${money(low, currency)}–${money(high, currency)})`,
    `${count(deals, 'deal')} worth ${money(worth, currency)}`,
  ]);
}
