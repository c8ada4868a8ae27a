import type { Became } from '../../domain/became.ts';
import type { CohortStep } from '../../domain/cohort.ts';
import { monthName } from '../../domain/date-words.ts';
import type { DigestFacts } from '../../domain/digest.ts';
import { worthWords } from '../../domain/digest-words.ts';
import { becauseToOthers } from '../../domain/due-words.ts';
import type { House } from '../../domain/house.ts';
import type { DigestTable } from '../../domain/run.ts';
import { shareWords } from '../../domain/win-rate.ts';
import { message, section } from './blocks.ts';
import { changedLines } from './digest-changed.ts';
import { closedLines, lessonLines, morningsLine, slippedLines } from './digest-names.ts';
import { fitLines } from './limits.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { money, type Voice } from './voice.ts';
import { count, joined, withinDays } from './words.ts';

/** One table in the digest's thread. */
export function digestPartMessage(
  part: DigestTable,
  facts: DigestFacts,
  house: House,
  voice: Voice,
): Message {
  const lines = {
    now: () => nowLines(facts, house, voice),
    changed: () => [
      ...changedLines(facts.changed, house, voice),
      ...closedLines(facts, voice),
      ...slippedLines(facts, voice),
      ...lessonLines(facts, voice),
      ...morningsLine(facts),
    ],
    became: () => becameLines(facts.became, voice),
  }[part]();
  const fitted = fitLines(lines, 2_700);
  const text = fitted.left === 0 ? fitted.text : `${fitted.text}\n… and ${fitted.left} more`;
  return message(text, [section(text)]);
}

/** Every step, and the deals that are stuck in it. */
function nowLines(facts: DigestFacts, { settings }: House, voice: Voice): readonly string[] {
  const { locale } = voice;
  return [
    '*Open deals by step*, and which are stuck',
    ...facts.now.flatMap((stage) => [
      joined([
        `${bold(line(stage.name, 60))} ${count(stage.count, 'deal')}`,
        worthWords(stage.worth, locale, settings.currency),
        stage.stuck.count === 0 ? undefined : `${stage.stuck.count} stuck`,
      ]),
      ...facts.stuck
        .filter(({ row }) => row.stageId === stage.stageId)
        .map(({ row, reason }) =>
          joined([
            `   #${row.number} ${line(row.name, 80)}`,
            row.amount === undefined ? undefined : money(row.amount, voice),
            row.ownerId === undefined ? 'unclaimed' : line(voice.nameOf(row.ownerId), 60),
            line(becauseToOthers(reason, voice.today, voice.locale), 150),
          ]),
        ),
    ]),
  ];
}

function becameLines({ month, began, steps, time }: Became, voice: Voice): readonly string[] {
  const name = monthName(month, voice.locale);
  const reached = steps.filter((step) => step.reached > 0);
  const known = time.filter((step) => step.median !== undefined);
  return [
    `*What became of ${name}’s deals*: ${began === 0 ? 'none' : began} began then`,
    ...reached.map((step) =>
      joined([
        `${bold(line(step.name, 60))} ${count(step.reached, 'deal')} reached it`,
        shareOf(step),
        step.lost === 0 ? undefined : `${step.lost} lost here`,
        step.unqualified === 0 ? undefined : `${step.unqualified} not a fit`,
        step.skipped === 0 ? undefined : `${step.skipped} skipped it`,
        step.open === 0 ? undefined : `${step.open} still here`,
      ]),
    ),
    ...(known.length === 0 ? [] : ['*How long deals stay in a step*']),
    ...known.map((step) =>
      joined([
        `${bold(line(step.name, 60))} half leave ${withinDays(step.median ?? 0)}`,
        step.fourOfFive === undefined ? undefined : `4 of 5 ${withinDays(step.fourOfFive)}`,
      ]),
    ),
  ];
}

/** Of those that left it: `62% went on`, or `3 of 4 went on`. */
export function shareOf(step: CohortStep): string | undefined {
  const share = shareWords(step.on, step.on + step.lost + step.unqualified);
  return share === undefined ? undefined : `${share} went on`;
}
