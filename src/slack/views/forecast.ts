import type { BackTest } from '../../domain/back-test.ts';
import { monthName, monthOf } from '../../domain/date-words.ts';
import { aboutMoney } from '../../domain/digest-words.ts';
import type { Likely } from '../../domain/forecast.ts';
import type { ForecastFacts } from '../../domain/forecast-facts.ts';
import type { GoalStanding } from '../../domain/goal.ts';
import type { SnapshotRow } from '../../domain/snapshot.ts';
import { atMost } from '../../domain/text.ts';
import { percent } from '../../domain/win-rate.ts';
import { actions, context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealName } from './deal-line.ts';
import { goalLine } from './digest-goal.ts';
import { fitLines } from './limits.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { count, joined, leadsLine } from './words.ts';

interface Beside {
  readonly goal?: GoalStanding;
  /** Open deals, to name those that the figures cannot place. */
  readonly rows: readonly SnapshotRow[];
  /** Leads that nobody has claimed. */
  readonly leads: number;
}

const legend = ': what is likely, and the range it comes out in 4 times of 5';

/** What open deals are likely to bring by month, how sure that is, and how right it was before. */
export function forecastMessage(facts: ForecastFacts, beside: Beside, voice: Voice): Message {
  const months = facts.months.flatMap(({ month, likely }) =>
    likely.map((one) => likelyLine(monthLabel(month, voice), one, voice)),
  );
  const total = months.length > facts.total.length ? facts.total : [];
  const all = total.map((one) =>
    joined([
      likelyLine('All months', one, voice),
      `worth ${aboutMoney({ minor: one.worth, currency: one.currency }, voice.locale)}`,
    ]),
  );
  return forecast(
    `*Forecast by month of the close date*${legend}`,
    [...months, ...all],
    [...missingLines(beside, voice), backTestLine(facts.backTests, voice)],
    { beside, facts },
    voice,
  );
}

/** The same by rep, in alphabetical order. */
export function forecastByRep(
  reps: readonly { readonly name: string; readonly likely: readonly Likely[] }[],
  facts: ForecastFacts,
  beside: Beside,
  voice: Voice,
): Message {
  const lines = reps
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name, likely }) => likely.map((one) => likelyLine(line(name, 80), one, voice)));
  const missing = missingLines(beside, voice);
  return forecast(
    `*Forecast by rep*${legend}`,
    lines,
    missing,
    { beside, facts, byRep: true },
    voice,
  );
}

function forecast(
  title: string,
  lines: readonly string[],
  notes: readonly string[],
  ask: { readonly beside: Beside; readonly facts: ForecastFacts; readonly byRep?: true },
  voice: Voice,
): Message {
  const { goal } = ask.beside;
  const head = [title, ...(goal === undefined ? [] : goalLine(goal, voice))];
  const fitted = fitLines(lines.length === 0 ? ['No open deal has an amount.'] : lines, 2_700);
  const rows = fitted.left === 0 ? fitted.text : `${fitted.text}\n… and ${fitted.left} more`;
  const counted = howCounted(ask.facts);
  const other =
    ask.byRep === undefined
      ? commandButton('By rep', 'forecast by rep')
      : commandButton('By month', 'forecast');
  return message([...head, rows, ...notes, counted].join('\n'), [
    section(head.join('\n')),
    section(rows),
    ...(notes.length === 0 ? [] : [section(notes.join('\n'))]),
    context(counted),
    actions([other, commandButton('Funnel', 'funnel')]),
  ]);
}

function monthLabel(month: string, { today, locale }: Voice): string {
  if (month === 'none') return 'No close date';
  const label = `${monthName(month, locale)} ${month.slice(0, 4)}`;
  return month < monthOf(today) ? `${label} (past)` : label;
}

/** `*€61k* March 2026 · €40k–€83k · 12 deals`: fits a telephone's line. */
function likelyLine(label: string, likely: Likely, voice: Voice): string {
  const { currency, mean, low, high, deals } = likely;
  const money = (minor: number) => aboutMoney({ minor, currency }, voice.locale);
  return joined([
    `*${money(mean)}* ${label}`,
    `${money(low)}–${money(high)}`,
    count(deals, 'deal'),
  ]);
}

const named = 5;

/** Deals that no amount or no month can be given to, by name. */
function missingLines({ rows, leads }: Beside, voice: Voice): readonly string[] {
  const some = (what: string, missing: readonly SnapshotRow[]): readonly string[] => {
    if (missing.length === 0) return [];
    const names = missing.map((row) => namedDeal(row, voice));
    return [`${bold(what)} (${missing.length}): ${atMost(names, named).join(', ')}`];
  };
  return [
    ...some(
      'Without amount, so not in it',
      rows.filter((row) => row.amount === undefined),
    ),
    ...some(
      'Without close date',
      rows.filter((row) => row.expectedClose === undefined),
    ),
    ...leadsLine(leads),
  ];
}

function namedDeal(row: SnapshotRow, voice: Voice): string {
  const owner = row.ownerId === undefined ? 'unclaimed' : line(voice.nameOf(row.ownerId), 60);
  return `${dealName({ number: row.number, name: row.name })} (${owner})`;
}

const fewestJudged = 5;

/** What it said on an earlier day of deals that have ended since, against what they brought. */
function backTestLine(tests: ForecastFacts['backTests'], voice: Voice): string {
  const test = tests.findLast(({ judged }) => judged >= fewestJudged);
  if (test === undefined) {
    return '*How right was it before?* Too few deals have closed since to tell.';
  }
  const worth = test.worth.map(({ currency, expected, won }) => {
    const money = (minor: number) => aboutMoney({ minor, currency }, voice.locale);
    return `${money(expected)} was expected of them, ${money(won)} was won`;
  });
  return joined([
    `*How right was it before?* ${test.daysAgo} days ago, of ${count(test.judged, 'deal')} that have closed since: ${worth.join('; ') || 'no amounts'}`,
    hopeWords(test),
  ]);
}

/** A Brier score of 0.25 is a coin's. */
function hopeWords({ judged, won, bias = 0, brier = 0 }: BackTest): string {
  const [said, were] = [percent(bias + won / judged), percent(won / judged)];
  const tilt =
    said === were
      ? `it expected ${said} of them to be won, and so it came`
      : `it expected ${said} of them to be won and ${were} were: too ${bias > 0 ? 'hopeful' : 'careful'}`;
  return `${tilt}. Deal by deal it guessed ${brier < 0.25 ? 'better' : 'no better'} than a tossed coin.`;
}

function howCounted({ odds }: ForecastFacts): string {
  const chances = odds.map(({ name, chance }) => `${line(name, 40)} ${percent(chance)}`);
  return `How counted: each amount times the win chance of its step (${chances.join(', ')}), learned from your own closed deals; while those are few, the admin’s figure counts too.`;
}
