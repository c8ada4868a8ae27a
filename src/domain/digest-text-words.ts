import { amountsOf, type Totals } from './currency-totals.ts';
import { counted, weekdayDay } from './date-words.ts';
import type { DigestFacts } from './digest.ts';
import { formatMoney } from './money.ts';
import { nudgeWords } from './nudge-effect.ts';
import type { Settings } from './settings.ts';
import type { CountAndWorth } from './snapshot.ts';

type MoneySettings = Pick<Settings, 'currency' | 'locale'>;

/** `4 won worth €58,000`. */
export function countAndMoney(what: CountAndWorth, word: string, settings: MoneySettings): string {
  return `${what.count} ${word}${moneyAfter(' worth ', what.worth, settings)}`;
}

export function moneyAfter(lead: string, totals: Totals, settings: MoneySettings): string {
  const words = moneyWords(totals, settings);
  return words === '' ? '' : `${lead}${words}`;
}

/** Every currency on its own, the workspace's first. */
export function moneyWords(totals: Totals, { currency, locale }: MoneySettings): string {
  return amountsOf(totals, currency)
    .filter(({ minor }) => minor !== 0)
    .map((money) => formatMoney(money, locale))
    .join(' + ');
}

/** What the week's morning messages came to, of the whole team. */
export function morningsLine({ mornings }: Pick<DigestFacts, 'mornings'>): readonly string[] {
  const said = mornings === undefined ? undefined : nudgeWords(mornings);
  return said === undefined ? [] : [`Mornings: ${said}`];
}

/** What the figures cannot see. */
export function hiddenLines(
  { hidden, slot }: DigestFacts,
  { locale }: Settings,
): readonly string[] {
  const some = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
  const parts = [
    ...some(hidden.withoutAmount, 'without amount'),
    ...some(hidden.withoutCloseDate, 'without close date'),
    ...some(hidden.withoutNextStep, 'without next step'),
    ...some(hidden.unclaimed, 'unclaimed'),
    ...(hidden.leads === 0 ? [] : [counted(hidden.leads, 'unclaimed lead')]),
    ...hidden.away.map(
      ({ name, until }) => `${name} is away until ${weekdayDay(until, slot.lastDay, locale)}`,
    ),
  ];
  return parts.length === 0 ? [] : [`Not in these numbers: ${parts.join(', ')}`];
}
