import { type Bridge, type BridgeStep, bridgeSteps } from '../../domain/bridge.ts';
import { amountsOf, type Totals } from '../../domain/currency-totals.ts';
import { oneUnit, worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { Currency } from '../../domain/money.ts';
import type { Voice } from './voice.ts';
import { count, joined } from './words.ts';

/** Never alone at the end of a line. */
const minus = '−\u2060';

const stepWords: Readonly<Record<BridgeStep, string>> = {
  created: 'new',
  imported: 'imported',
  reopened: 'reopened',
  value: 'value',
  won: 'won',
  lost: 'lost',
  unqualified: 'not a fit',
};

/** What changed, in deals and then in money of each currency; every line adds up. */
export function changedLines(bridge: Bridge, { settings }: House, voice: Voice): readonly string[] {
  const steps = bridgeSteps
    .filter((step) => bridge.lines[step].deals !== 0)
    .map((step) => `${signed(bridge.lines[step].deals)} ${stepWords[step]}`);
  if (isQuiet(bridge)) return [quietLine(bridge, settings, voice)];
  const deals = `*What changed*: ${bridge.opening.count} → ${count(bridge.closing.count, 'deal')}${inBrackets(steps)}`;
  const currencies = amountsOf(allTotals(bridge), settings.currency).map((one) => one.currency);
  return [deals, ...currencies.map((currency) => moneyLine(bridge, currency, voice))];
}

function isQuiet({ lines }: Bridge): boolean {
  return bridgeSteps.every((step) => {
    const { deals, worth } = lines[step];
    return deals === 0 && Object.keys(worth).length === 0;
  });
}

function quietLine({ closing }: Bridge, { currency }: House['settings'], voice: Voice): string {
  const worth = worthWords(closing.worth, voice.locale, currency);
  return `*What changed*: nothing. ${joined([count(closing.count, 'open deal'), worth], ', ')}`;
}

/** Every currency that stands anywhere in it, with 1 as its amount. */
function allTotals(bridge: Bridge): Totals {
  const parts = [
    bridge.opening.worth,
    bridge.closing.worth,
    ...bridgeSteps.map((step) => bridge.lines[step].worth),
  ];
  return Object.fromEntries(parts.flatMap((part) => Object.keys(part)).map((code) => [code, 1]));
}

/** All in one unit; each step is shown as what it changes of the rounded sum, so that the line adds up. */
function moneyLine(bridge: Bridge, currency: Currency, voice: Voice): string {
  const opening = bridge.opening.worth[currency] ?? 0;
  const closing = bridge.closing.worth[currency] ?? 0;
  const changes = bridgeSteps.flatMap((step) => {
    const minor = bridge.lines[step].worth[currency] ?? 0;
    return minor === 0 ? [] : [{ step, minor }];
  });
  const all = [opening, closing, ...changes.map(({ minor }) => minor)];
  const { rounded, written } = oneUnit(all, currency, voice.locale);
  let sum = opening;
  const steps = changes.map(({ step, minor }) => {
    const before = rounded(sum);
    sum += minor;
    const change = Math.abs(rounded(sum) - before);
    return `${minor > 0 ? '+' : minus}${written(change)} ${stepWords[step]}`;
  });
  return `${written(rounded(opening))} → ${written(rounded(closing))}${inBrackets(steps)}`;
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : `${minus}${Math.abs(n)}`;
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? ', no change' : ` (${parts.join(' ')})`;
}
