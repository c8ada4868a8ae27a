import type { CriterionOutcome } from '../../domain/criteria-outcomes.ts';
import { worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { MonthReview, StepLesson } from '../../domain/month-review.ts';
import { shareWords } from '../../domain/win-rate.ts';
import { context, message, section } from './blocks.ts';
import { fitLines } from './limits.ts';
import { lostWords } from './lost-words.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { count, joined } from './words.ts';

/** What the deals that closed in a month taught, step by step, and what goes with winning. */
export function monthMessage(review: MonthReview, house: House, voice: Voice): Message {
  const { period } = review;
  const head = [
    `*${line(period.label, 60)} in review*: ${closedWords(review, house, voice)}`,
    ...lostLine(review, house),
  ];
  const parts = [head, stepLines(review), criteriaLines(review.criteria)];
  const shown = parts.filter((part) => part.length > 0).map((part) => fitLines(part, 2_700).text);
  const note =
    'Of the deals that left the step in the last year. It shows what goes together, not what causes what.';
  const notes = review.criteria.length === 0 ? [] : [note];
  return message([...shown, ...notes].join('\n'), [
    ...shown.map((part) => section(part)),
    ...notes.map((said) => context(said)),
  ]);
}

function closedWords({ closed }: MonthReview, { settings }: House, voice: Voice): string {
  const { won, lost } = closed;
  const share = shareWords(won.count, won.count + lost.count);
  if (share === undefined) return 'nothing was won or lost.';
  const worth = worthWords(won.worth, voice.locale, settings.currency);
  return joined([
    joined([`${won.count} won`, worth], ', '),
    `${lost.count} lost`,
    `won of closed: ${share}`,
  ]);
}

const shownLost = 6;

function lostLine({ lost }: MonthReview, house: House): readonly string[] {
  return lost.length === 0 ? [] : [`Lost: ${lostWords(lost, shownLost, house)}`];
}

function stepLines({ steps, reviewed, closed }: MonthReview): readonly string[] {
  const all = reviewed.won + reviewed.lost;
  if (closed.won.count + closed.lost.count === 0) return [];
  if (all === 0) return ['Nobody has looked back on any of them yet.'];
  if (steps.length === 0) return ['Nobody has said yet which step went well or went wrong.'];
  return [`*What ${count(all, 'review')} said, step by step*`, ...steps.map(stepLine(reviewed))];
}

function stepLine(reviewed: MonthReview['reviewed']) {
  return ({ name, knownHere, wentWell, faults }: StepLesson): string => {
    const why = joined(
      [
        faults.skipped === 0 ? undefined : `${faults.skipped} skipped`,
        faults.badly === 0 ? undefined : `${faults.badly} done badly`,
        faults['out-of-hands'] === 0 ? undefined : `${faults['out-of-hands']} out of our hands`,
      ],
      ', ',
    );
    return joined([
      bold(line(name, 60)),
      wentWell === 0 ? undefined : `went well in ${wentWell} of ${reviewed.won} won`,
      knownHere === 0
        ? undefined
        : `${knownHere} of ${reviewed.lost} lost could have been known here${why === '' ? '' : ` (${why})`}`,
    ]);
  };
}

function criteriaLines(criteria: readonly CriterionOutcome[]): readonly string[] {
  if (criteria.length === 0) return [];
  return [
    '*What goes with winning*',
    ...criteria.map(
      ({ criterion, step, won, lost }) =>
        `${line(criterion.label, 80)} (${line(step.name, 60)}): ${won.met} of ${won.of} won had it, ${lost.met} of ${lost.of} lost`,
    ),
  ];
}
