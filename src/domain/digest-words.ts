import { amountsOf, type Totals } from './currency-totals.ts';
import { dayRange } from './date-words.ts';
import { addDays } from './dates.ts';
import type { DigestFacts } from './digest.ts';
import type { StageNow } from './digest-now.ts';
import { type Currency, decimalsOf, formatMoney, type Money, moneyOf, toMajor } from './money.ts';

/** `Week 2–8 Mar: 4 won, €58k. Quote is where deals wait: 6 of 14 stuck, €96k (▲ usual: 3).` */
export function conclusion(facts: DigestFacts, locale: string, currency: Currency): string {
  return `${weekWords(facts, locale)}: ${wonWords(facts, locale, currency)}. ${waitWords(facts, locale, currency)}`;
}

/** `Week 2–8 Mar`, `Week 30 Mar–5 Apr`; days that are no week stand alone: `2–10 Mar`. */
export function weekWords({ slot }: Pick<DigestFacts, 'slot'>, locale: string): string {
  const { firstDay, lastDay } = slot;
  const days = dayRange(firstDay, lastDay, locale);
  return addDays(firstDay, 6) === lastDay ? `Week ${days}` : days;
}

function wonWords({ closed }: DigestFacts, locale: string, currency: Currency): string {
  const { count, worth } = closed.won;
  if (count === 0) return 'nothing won';
  const money = worthWords(worth, locale, currency);
  return money === '' ? `${count} won` : `${count} won, ${money}`;
}

function waitWords({ now }: DigestFacts, locale: string, currency: Currency): string {
  const worst = worstStage(now);
  if (worst === undefined) return 'No deal is stuck.';
  const money = worthWords(worst.stuck.worth, locale, currency);
  const worth = money === '' ? '' : `, ${money}`;
  return `${worst.name} is where deals wait: ${worst.stuck.count} of ${worst.count} stuck${worth}${usualWords(worst)}.`;
}

/** The step with the most stuck deals; the earlier one of equals. */
function worstStage(now: readonly StageNow[]): StageNow | undefined {
  return now.reduce<StageNow | undefined>(
    (worst, stage) => (stage.stuck.count > (worst?.stuck.count ?? 0) ? stage : worst),
    undefined,
  );
}

function usualWords({ stuck, usuallyStuck }: StageNow): string {
  if (usuallyStuck === undefined) return '';
  const usual = Math.round(usuallyStuck);
  if (usual === stuck.count) return ' (as usual)';
  return ` (${stuck.count > usual ? '▲' : '▼'} usual: ${usual})`;
}

/** `€58k`; every currency that there is, the workspace's own first; empty when none is known. */
export function worthWords(worth: Totals, locale: string, currency: Currency): string {
  return worths(worth, locale, currency).join(' and ');
}

/** `€58k`, `US$9,600`: each currency on its own, the workspace's first. */
export function worths(worth: Totals, locale: string, currency: Currency): readonly string[] {
  return amountsOf(worth, currency).map((money) => roundMoney(money, locale));
}

/** What is an estimate anyway: no cents. */
export function aboutMoney({ minor, currency }: Money, locale: string): string {
  return roundMoney(moneyOf(Math.round(toMajor({ minor, currency })), currency), locale);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** `€58k` from ten thousand up, the full amount below. */
export function roundMoney(money: Money, locale: string): string {
  const major = money.minor / 10 ** decimalsOf(money.currency);
  if (Math.abs(major) < 10_000) return formatMoney(money, locale);
  const key = `${locale}|${money.currency}`;
  const known = formatters.get(key) ?? compactFormatter(locale, money.currency);
  formatters.set(key, known);
  return known.format(major).replace(/K$/, 'k');
}

interface OneUnit {
  /** Minor units as a whole number of the unit. */
  readonly rounded: (minor: number) => number;
  /** So many of the unit, as its readers write it. */
  readonly written: (units: number) => string;
}

/** One unit for figures that stand in one sum: thousands (`€1,235k`) when any is ten thousand or more. */
export function oneUnit(minors: readonly number[], currency: Currency, locale: string): OneUnit {
  const scale = 10 ** decimalsOf(currency);
  if (Math.max(...minors.map(Math.abs)) < 10_000 * scale) {
    return {
      rounded: (minor) => minor,
      written: (minor) => formatMoney({ minor, currency }, locale),
    };
  }
  const digits = { maximumFractionDigits: 0 };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  return {
    rounded: (minor) => Math.round(minor / (1_000 * scale)),
    written: (thousands) => {
      const parts = format.formatToParts(thousands);
      const last = parts.findLastIndex(({ type }) => type === 'integer');
      return parts.map(({ value }, at) => (at === last ? `${value}k` : value)).join('');
    },
  };
}

function compactFormatter(locale: string, currency: Currency): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  });
}
