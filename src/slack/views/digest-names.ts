import { monthName } from '../../domain/date-words.ts';
import type { DigestFacts } from '../../domain/digest.ts';
import type { ClosedDeal } from '../../domain/digest-closed.ts';
import { roundMoney } from '../../domain/digest-words.ts';
import { nudgeWords } from '../../domain/nudge-effect.ts';
import { atMost } from '../../domain/text.ts';
import { bold, line } from './mrkdwn.ts';
import { day, type Voice } from './voice.ts';
import { joined } from './words.ts';

const titles = { won: 'Won', lost: 'Lost', unqualified: 'Not a fit' } as const;

/** Who closed what, each in a line: `Won: #4 Acme €48k (Sam), …`. */
export function closedLines({ closedDeals }: DigestFacts, voice: Voice): readonly string[] {
  return (['won', 'lost', 'unqualified'] as const).flatMap((kind) => {
    const deals = closedDeals.filter((deal) => deal.kind === kind);
    if (deals.length === 0) return [];
    return [`${bold(titles[kind])}: ${deals.map((deal) => closedWords(deal, voice)).join(', ')}`];
  });
}

function closedWords({ number, name, amount, ownerId }: ClosedDeal, voice: Voice): string {
  return joined(
    [
      `#${number} ${line(name, 80)}`,
      amount === undefined ? undefined : roundMoney(amount, voice.locale),
      ownerId === undefined ? undefined : `(${line(voice.nameOf(ownerId), 60)})`,
    ],
    ' ',
  );
}

const namedPast = 10;

/** Close dates that left their month, and those that passed, by name. */
export function slippedLines(
  { slipped, closeDatePast, rows }: DigestFacts,
  voice: Voice,
): readonly string[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const late = closeDatePast.deals.map(({ number, name }) => `#${number} ${line(name, 80)}`);
  const past =
    late.length === 0 ? [] : [`*Past their close date*: ${atMost(late, namedPast).join(', ')}`];
  const moved = slipped.map(({ month, deals }) => {
    const names = deals.flatMap((number) => {
      const row = byNumber.get(number);
      if (row === undefined) return [];
      const to = row.expectedClose === undefined ? '' : ` to ${day(row.expectedClose, voice)}`;
      return [`#${number} ${line(row.name, 80)}${to}`];
    });
    return `*Slipped out of ${monthName(month, voice.locale)}*: ${names.join(', ')}`;
  });
  return [...moved, ...past];
}

/** What morning messages came to: of the team, never of one rep. */
export function morningsLine({ mornings }: DigestFacts): readonly string[] {
  const said = mornings === undefined ? undefined : nudgeWords(mornings);
  return said === undefined ? [] : [`*Mornings*: ${said}`];
}

/** Every lesson of the week. */
export function lessonLines({ learned }: DigestFacts, voice: Voice): readonly string[] {
  if (learned.lessons.length === 0) return [];
  return [
    '*Learned*',
    ...learned.lessons.map(
      ({ lesson, number, dealName }) =>
        `   “${line(lesson.text, 300)}” (${line(voice.nameOf(lesson.by), 60)}, from #${number} ${line(dealName, 80)})`,
    ),
  ];
}
