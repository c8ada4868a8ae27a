import { amountsOf, type Totals } from './currency-totals.ts';
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
