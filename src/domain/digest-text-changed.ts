import { type Bridge, type BridgeStep, bridgeSteps } from './bridge.ts';
import { amountsOf } from './currency-totals.ts';
import { counted } from './date-words.ts';
import { type Currency, formatMoney } from './money.ts';
import type { Settings } from './settings.ts';

const stepWords: Readonly<Record<BridgeStep, string>> = {
  created: 'new',
  imported: 'imported',
  reopened: 'reopened',
  value: 'value',
  won: 'won',
  lost: 'lost',
  unqualified: 'not a fit',
};

/** The bridge in counts, and under it in the money of each currency. */
export function changedLines(changed: Bridge, settings: Settings): readonly string[] {
  const deals = bridgeSteps.flatMap((step) => {
    const { deals: count } = changed.lines[step];
    return count === 0 ? [] : [`${signed(count)} ${stepWords[step]}`];
  });
  const count = `${changed.opening.count} → ${counted(changed.closing.count, 'deal')}`;
  const head = 'What changed: ';
  return [
    `${head}${count}${inBrackets(deals)}`,
    ...currenciesOf(changed, settings).map(
      (currency) => `${' '.repeat(head.length)}${worthChange(changed, currency, settings.locale)}`,
    ),
  ];
}

function worthChange(changed: Bridge, currency: Currency, locale: string): string {
  const money = (minor = 0) => formatMoney({ minor, currency }, locale);
  const steps = bridgeSteps.flatMap((step) => {
    const minor = changed.lines[step].worth[currency] ?? 0;
    if (minor === 0) return [];
    return [`${minor < 0 ? '−' : '+'}${money(Math.abs(minor))} ${stepWords[step]}`];
  });
  const { opening, closing } = changed;
  return `${money(opening.worth[currency])} → ${money(closing.worth[currency])}${inBrackets(steps)}`;
}

function currenciesOf(changed: Bridge, { currency }: Settings): readonly Currency[] {
  const all = [changed.opening.worth, changed.closing.worth].concat(
    bridgeSteps.map((step) => changed.lines[step].worth),
  );
  const found = all.flatMap((totals) => amountsOf(totals).map((money) => money.currency));
  return [...new Set(found)].sort(
    (a, b) => Number(b === currency) - Number(a === currency) || a.localeCompare(b),
  );
}

function signed(count: number): string {
  return count < 0 ? `−${-count}` : `+${count}`;
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? '' : ` (${parts.join(' ')})`;
}
