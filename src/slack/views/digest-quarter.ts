import type { CriterionOutcome } from '../../domain/criteria-outcomes.ts';
import type { House } from '../../domain/house.ts';
import type { MapReview, WonOf } from '../../domain/map-review.ts';
import type { Choice } from '../../domain/settings.ts';
import { atMost } from '../../domain/text.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { shareOf } from './digest-parts.ts';
import { fitLines } from './limits.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { choiceLabel, count, joined } from './words.ts';

const mostRows = 6;

/** Whether the steps still fit how the team sells, with the way to change them. */
export function quarterMessage(review: MapReview, { settings }: House): Message {
  const lines = [
    `*Does the map still fit?* ${line(review.period.label, 60)}`,
    worstLine(review),
    ...unusedLines(review),
    ...wonLine('Sources', review.sources, settings.sources),
    ...wonLine('Profiles', review.profiles, settings.profiles),
  ];
  const text = fitLines(lines, 2_900).text;
  return message(text, [
    section(text),
    actions([
      commandButton('Edit stages', 'stages'),
      commandButton('Funnel of last quarter', 'funnel last quarter'),
    ]),
  ]);
}

function worstLine({ worst, came }: MapReview): string {
  if (came === 0) return 'No deal came to any step in it.';
  if (worst === undefined) return 'Too few deals ended at a step to say which is the worst.';
  const ended = joined(
    [
      worst.lost === 0 ? undefined : `${worst.lost} lost`,
      worst.unqualified === 0 ? undefined : `${worst.unqualified} not a fit`,
    ],
    ', ',
  );
  return joined([
    `*Worst step*: ${line(worst.name, 60)}`,
    `${count(worst.reached, 'deal')} reached it`,
    shareOf(worst),
    ended,
  ]);
}

function unusedLines({ neverMet, unused }: MapReview): readonly string[] {
  const criteria = atMost(neverMet.map(criterionWords), mostRows);
  const steps = unused.map((name) => line(name, 60));
  return [
    ...(steps.length === 0 ? [] : [`*Steps nobody was in*: ${atMost(steps, mostRows).join(', ')}`]),
    ...(criteria.length === 0 ? [] : [`*Criteria never met*: ${criteria.join(', ')}`]),
  ];
}

function criterionWords({ criterion, step, all }: CriterionOutcome): string {
  return `${line(criterion.label, 80)} (${line(step.name, 60)}, 0 of ${all.of})`;
}

function wonLine(
  title: string,
  rows: readonly WonOf[],
  choices: readonly Choice[],
): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.map(
    ({ id, won, closed }) => `${line(choiceLabel(choices, id), 60)} ${won} of ${closed}`,
  );
  return [`*${title}, won of closed*: ${atMost(shown, mostRows).join(' · ')}`];
}
