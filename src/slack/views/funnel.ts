import type { CohortStep } from '../../domain/cohort.ts';
import { moneyWords } from '../../domain/digest-text-words.ts';
import type { FunnelFacts } from '../../domain/funnel.ts';
import type { House } from '../../domain/house.ts';
import { formatMoney, moneyOf, toMajor } from '../../domain/money.ts';
import type { CountAndWorth } from '../../domain/snapshot.ts';
import type { TimeInStage } from '../../domain/time-in-stage.ts';
import type { Velocity } from '../../domain/velocity.ts';
import { fewestForPercent, fineShareWords, percent, shareWords } from '../../domain/win-rate.ts';
import { actions, context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { type Voice, whole } from './voice.ts';
import { joined, leadsLine, withinDays } from './words.ts';

export interface FunnelAsked {
  /** `last quarter`. */
  readonly period: string;
  /** The person and the lead source it is narrowed to, as plain text. */
  readonly of: readonly string[];
  /** Open leads of these that nobody has claimed: in none of the figures. */
  readonly leads: number;
}

/** Deals by step now, what the period brought, and how deals come through the steps. */
export function funnelMessage(
  facts: FunnelFacts,
  asked: FunnelAsked,
  house: House,
  voice: Voice,
): Message {
  const figures = figuresIn(house, voice);
  const of = asked.of.map((one) => line(one, 80));
  const title = bold(joined([`Funnel, ${line(asked.period, 60)}`, ...of]));
  const parts = [
    [title, ...nowLines(facts, figures), ...leadsLine(asked.leads)],
    closedLines(facts, line(asked.period, 60), figures),
    throughLines(facts, line(asked.period, 60), figures),
    speedLines(facts, line(asked.period, 60), figures),
  ].filter((part) => part.length > 0);
  const counted = howCounted(facts);
  return message([...parts.flat(), counted].join('\n'), [
    ...parts.map((part) => section(part.join('\n'))),
    context(counted),
    actions([
      commandButton('Need their rep', 'list stuck all'),
      commandButton('Forecast', 'forecast'),
      commandButton('All time', 'funnel all'),
    ]),
  ]);
}

interface Figures {
  readonly n: (count: number) => string;
  readonly deals: (count: number) => string;
  /** Exact; every currency on its own. */
  readonly worth: (what: CountAndWorth) => string;
  readonly money: (minor: number, currency: Velocity['currency']) => string;
}

function figuresIn({ settings }: House, voice: Voice): Figures {
  const { currency } = settings;
  const money = { currency, locale: voice.locale };
  const n = (count: number) => whole(count, voice);
  return {
    n,
    deals: (count) => `${n(count)} ${count === 1 ? 'deal' : 'deals'}`,
    worth: ({ worth }) => moneyWords(worth, money),
    money: (minor, of) =>
      formatMoney(moneyOf(Math.round(toMajor({ minor, currency: of })), of), voice.locale),
  };
}

function nowLines(
  { stages, open, unclaimed }: FunnelFacts,
  { n, deals, worth }: Figures,
): readonly string[] {
  const without = ({ withoutAmount }: CountAndWorth) =>
    withoutAmount === 0 ? undefined : `${n(withoutAmount)} without amount`;
  return [
    joined([
      `*Open now*: ${deals(open.count)}`,
      worth(open),
      without(open),
      unclaimed === 0 ? undefined : `${n(unclaimed)} unclaimed`,
    ]),
    ...stages.map((stage) =>
      joined([
        `${bold(line(stage.name, 60))} ${deals(stage.count)}`,
        worth(stage),
        stage.stuck.count === 0
          ? undefined
          : joined([`${n(stage.stuck.count)} stuck`, worth(stage.stuck)], ', '),
      ]),
    ),
  ];
}

function closedLines({ closed }: FunnelFacts, period: string, figures: Figures): readonly string[] {
  const { won, lost, unqualified } = closed;
  const some = (what: CountAndWorth, word: string) =>
    joined([`${figures.n(what.count)} ${word}`, figures.worth(what)], ', ');
  return [
    `*Closed, ${period}*: ${joined([some(won, 'won'), some(lost, 'lost'), some(unqualified, 'not a fit')])}`,
    ...rateLine(closed, figures),
  ];
}

function rateLine(closed: FunnelFacts['closed'], figures: Figures): readonly string[] {
  const { n } = figures;
  const all = closed.won.count + closed.lost.count;
  const share = fineShareWords(closed.won.count, all);
  if (share === undefined) return [];
  const of = share.includes('of') ? '' : ` (${n(closed.won.count)} of ${n(all)})`;
  return [`Win rate: ${share} by count${of} · ${byValue(closed, figures)}`];
}

/** Of deals whose amount is known: without any lost one among them there is no rate. */
function byValue({ won, lost, byValue: rates }: FunnelFacts['closed'], { money }: Figures): string {
  const known = lost.count - lost.withoutAmount;
  if (lost.count > 0 && known === 0) return 'by value unknown: no lost deal has an amount';
  if (rates.length === 0) return 'by value unknown: no amounts';
  const one = rates.map(({ currency, rate, closed }) => {
    const gained = won.worth[currency] ?? 0;
    const both = money(gained + (lost.worth[currency] ?? 0), currency);
    if (closed < fewestForPercent) return `${money(gained, currency)} of ${both}`;
    return joined([percent(rate), rates.length > 1 ? currency : undefined], ' ');
  });
  const without = won.withoutAmount + lost.withoutAmount;
  return `${one.join(', ')} by value${without === 0 ? '' : ` (without ${without} of unknown amount)`}`;
}

/** Of those that reached a step: how many went on; the ones still in it stand beside. */
function throughLines(
  { steps, time }: FunnelFacts,
  period: string,
  figures: Figures,
): readonly string[] {
  const reached = steps.filter((step) => step.reached > 0);
  if (reached.length === 0) return [];
  const times = new Map(time.map((one) => [one.stageId, one]));
  return [
    `*What became of deals that reached a step, ${period}*`,
    ...reached.map((step) => stepLine(step, times.get(step.stageId), figures)),
  ];
}

function stepLine(step: CohortStep, time: TimeInStage | undefined, { n }: Figures): string {
  const left = step.on + step.lost + step.unqualified;
  const some = (count: number, word: string) => (count === 0 ? undefined : `${n(count)} ${word}`);
  return joined([
    `${bold(line(step.name, 60))} ${n(step.reached)} reached it`,
    left === 0 ? undefined : `${shareWords(step.on, left)} went on`,
    some(step.lost, 'lost here'),
    some(step.unqualified, 'not a fit'),
    some(step.open, 'still here'),
    some(step.skipped, 'skipped it'),
    time === undefined ? undefined : timeWords(time),
  ]);
}

function timeWords({ median, fourOfFive }: TimeInStage): string | undefined {
  if (median === undefined) return undefined;
  const most = fourOfFive === undefined ? '' : `, 4 of 5 ${withinDays(fourOfFive)}`;
  return `half leave ${withinDays(median)}${most}`;
}

/** The factors as they are shown multiply to about what is said. */
function speedLines(
  { velocity, closed }: FunnelFacts,
  period: string,
  { n, money }: Figures,
): readonly string[] {
  const { won, lost } = closed;
  return velocity.map(({ currency, open, meanWon, meanDaysToWin, perDay }) => {
    if (open === 0)
      return `*Velocity, ${period}*: unknown, no open deal had an amount in ${currency} at its end`;
    const days = n(Number(meanDaysToWin.toFixed(meanDaysToWin < 10 ? 2 : 1)));
    const share = `${n(won.count)} of ${n(won.count + lost.count)} won`;
    const how = `${n(open)} open in ${currency} at its end × ${share} × ${money(meanWon, currency)} ÷ ${days} calendar days`;
    return `*Velocity, ${period}*: about ${money(perDay, currency)} a day = ${how}`;
  });
}

function howCounted({ steps }: FunnelFacts): string {
  const through = steps.some((step) => step.reached > 0)
    ? ' Each step counts the deals that reached it in the period, so that a line does not follow from the one before. “Went on” is of those that left the step; who is still there is not in it. Times are in working days, over all of history, deals that are still there counted in.'
    : '';
  return `How counted: open and stuck are as of now. Win rate = won ÷ (won + lost) of what closed in the period; not a fit is in neither. A reopened deal counts once for every close.${through}`;
}
