import { counted, monthName, shortDay } from './date-words.ts';
import type { DigestFacts } from './digest.ts';
import { handoffWords } from './digest-handoffs.ts';
import { changedLines } from './digest-text-changed.ts';
import {
  countAndMoney,
  hiddenLines,
  moneyAfter,
  moneyWords,
  morningsLine,
} from './digest-text-words.ts';
import { weekWords } from './digest-words.ts';
import { becauseToOthers } from './due-words.ts';
import { reachWords } from './goal.ts';
import type { UserId } from './ids.ts';
import { formatMoney } from './money.ts';
import type { NeedsYou } from './needs-you.ts';
import type { Settings } from './settings.ts';
import { alignColumns } from './text-table.ts';

/** How the text names people. */
export type NameOf = (userId: UserId) => string;

/** The weekly digest as lines of plain text: the figures of the message, in full, with columns aligned. */
export function digestText(
  facts: DigestFacts,
  settings: Settings,
  nameOf: NameOf = (userId) => userId,
): readonly string[] {
  return [
    headline(facts, settings),
    ...waitLine(facts, settings),
    ...goalLine(facts, settings),
    ...needsYouLines(facts, settings, nameOf),
    ...changedLines(facts.changed, settings),
    ...stageLines(facts, settings),
    ...quoteLine(facts, nameOf),
    ...lostLines(facts, settings),
    ...slippedLines(facts, settings),
    ...waitingLine(facts, settings),
    ...morningsLine(facts),
    ...learnedLines(facts),
    ...hiddenLines(facts, settings),
  ];
}

function headline({ slot, closed }: DigestFacts, settings: Settings): string {
  const parts = [
    countAndMoney(closed.won, 'won', settings),
    countAndMoney(closed.lost, 'lost', settings),
    ...(closed.unqualified.count === 0
      ? []
      : [countAndMoney(closed.unqualified, 'not a fit', settings)]),
  ];
  return `${weekWords({ slot }, settings.locale)} ${slot.lastDay.slice(0, 4)}: ${parts.join(' · ')}`;
}

/** The step with the most stuck deals, against what is usual there. */
function waitLine({ now }: DigestFacts, settings: Settings): readonly string[] {
  const worst = [...now].sort((a, b) => b.stuck.count - a.stuck.count)[0];
  if (worst === undefined || worst.stuck.count === 0) return [];
  const usual =
    worst.usuallyStuck === undefined ? '' : ` (usual: ${Math.round(worst.usuallyStuck)})`;
  const worth = moneyAfter(', ', worst.stuck.worth, settings);
  return [
    `${worst.name} is where deals wait: ${worst.stuck.count} of ${worst.count} stuck${worth}${usual}`,
  ];
}

function goalLine({ goal, slot }: DigestFacts, { locale }: Settings): readonly string[] {
  if (goal === undefined) return [];
  const { currency } = goal.goal;
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const { likely } = goal;
  const parts = [
    `${money(goal.won)} of ${money(goal.goal.minor)} won`,
    ...(likely === undefined
      ? []
      : [
          `open deals likely add ${money(likely.mean)} by ${shortDay(goal.goal.to, slot.lastDay, locale)} (${money(likely.low)}–${money(likely.high)})`,
        ]),
    reachWords(goal, money),
  ];
  return [`Goal ${goal.goal.label}: ${parts.join(' · ')}`];
}

const shownFirst = 3;

function needsYouLines(facts: DigestFacts, settings: Settings, nameOf: NameOf): readonly string[] {
  const first = facts.needsYou.slice(0, shownFirst);
  if (first.length === 0) return [];
  const rows = first.map(({ row, why }, index) => {
    const worth = row.amount === undefined ? '' : ` ${formatMoney(row.amount, settings.locale)}`;
    const owner = row.ownerId === undefined ? 'nobody' : nameOf(row.ownerId);
    return ` ${index + 1} #${row.number} ${row.name}${worth}, ${owner}: ${whyWords(why, facts, settings, nameOf)}`;
  });
  return ['Needs you', ...rows];
}

function whyWords(
  why: NeedsYou['why'],
  { slot }: DigestFacts,
  { locale }: Settings,
  nameOf: NameOf,
): string {
  switch (why.kind) {
    case 'help':
      return why.takenBy === undefined
        ? `asks "${why.text}"`
        : `asks "${why.text}" (${nameOf(why.takenBy)} does it)`;
    case 'not-accepted':
      return `not accepted for ${counted(why.days, 'working day')} (from ${nameOf(why.from)})`;
    case 'stuck':
      return becauseToOthers(why.reason, slot.lastDay, locale);
    case 'moved-anyway':
      return `moved on without ${why.unmet.join(', ') || 'what is required'} ("${why.said}")`;
  }
}

function stageLines({ now }: DigestFacts, settings: Settings): readonly string[] {
  if (now.every(({ count }) => count === 0)) return ['No deals were open then.'];
  const rows = now.map((stage) => [
    stage.name,
    String(stage.count),
    moneyWords(stage.worth, settings) || '–',
    String(stage.stuck.count),
  ]);
  return alignColumns([['Step', 'deals', 'worth', 'stuck'], ...rows]);
}

function quoteLine({ quotes }: DigestFacts, nameOf: NameOf): readonly string[] {
  if (quotes === undefined || quotes.ready === 0) return [];
  const missing = quotes.notSent.map(
    ({ number, name, ownerId }) =>
      `#${number} ${name}${ownerId === undefined ? '' : ` (${nameOf(ownerId)})`}`,
  );
  const notSent = missing.length === 0 ? '0' : `${missing.length}: ${missing.join(', ')}`;
  return [
    `Quotes: ${quotes.ready} ready for one · ${quotes.inTime} in time · ${quotes.late} late · not sent ${notSent}`,
  ];
}

function lostLines({ lost }: DigestFacts, settings: Settings): readonly string[] {
  if (lost.length === 0) return [];
  const groups = lost.map((group) => {
    const label = settings.lossReasons.find(({ id }) => id === group.reason)?.label;
    const where = group.stage === undefined ? '' : ` at ${group.stage.label}`;
    return `${group.count}${where}${label === undefined ? '' : ` (${label.toLowerCase()})`}`;
  });
  return [`Lost: ${groups.join(', ')}`];
}

function slippedLines(
  { slipped, closeDatePast }: DigestFacts,
  settings: Settings,
): readonly string[] {
  const parts = slipped.map(
    (one) =>
      `${counted(one.count, 'close date')} out of ${monthName(one.month, settings.locale)}${moneyAfter(', ', one.worth, settings)}`,
  );
  const past =
    closeDatePast.count === 0
      ? []
      : [`${closeDatePast.count} past${moneyAfter(', ', closeDatePast.worth, settings)}`];
  const all = [...parts, ...past];
  return all.length === 0 ? [] : [`Slipped: ${all.join(' · ')}`];
}

function waitingLine(
  { waiting, learned, handoffs }: DigestFacts,
  settings: Settings,
): readonly string[] {
  const { actions } = learned;
  const unaccepted = handoffWords(handoffs);
  const parts = [
    ...(waiting.count === 0
      ? []
      : [`${waiting.count} until later${moneyAfter(', ', waiting.worth, settings)}`]),
    ...(unaccepted === undefined ? [] : [unaccepted]),
    ...(actions.due === 0 ? [] : [`actions done: ${actions.done} of ${actions.due}`]),
  ];
  return parts.length === 0 ? [] : [`Waiting: ${parts.join(' · ')}`];
}

function learnedLines({ learned }: DigestFacts): readonly string[] {
  const lessons = learned.lessons.map(
    ({ lesson, number, dealName }) => `"${lesson.text}" (#${number} ${dealName})`,
  );
  const open =
    learned.notYetReviewed === 0
      ? []
      : [`${counted(learned.notYetReviewed, 'closed deal')} not yet reviewed`];
  const all = [...lessons, ...open];
  return all.length === 0 ? [] : [`Learned: ${all.join(' · ')}`];
}
