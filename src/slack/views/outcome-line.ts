import { UNDO_MINUTES } from '../../domain/closing.ts';
import type { LostOutcome, Outcome, UnqualifiedOutcome, WonOutcome } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { stageRef } from '../../domain/pipeline.ts';
import { line } from './mrkdwn.ts';
import { day, type Voice, weekday } from './voice.ts';
import { choiceLabel, choiceLabels, joined } from './words.ts';

export const outcomeWords: Readonly<Record<Outcome['kind'], string>> = {
  won: 'Won',
  lost: 'Lost',
  unqualified: 'Not a fit',
};

/** How an attempt ended, in one escaped line: `Lost: Price · step where it was missed: Qualified`. */
export function outcomeLine(outcome: Outcome, house: House, voice: Voice): string {
  switch (outcome.kind) {
    case 'won':
      return wonLine(outcome, house, voice);
    case 'lost':
      return lostLine(outcome, house, voice);
    case 'unqualified':
      return unqualifiedLine(outcome, house, voice);
  }
}

function wonLine(outcome: WonOutcome, house: House, voice: Voice): string {
  return `Won: ${signedWords(outcome, house, voice)}`;
}

/** Said to whoever won it: the handoff waits for as long as the win can be undone. */
export function supportHears({ kind }: Outcome, { settings }: House): string {
  return kind === 'won' && settings.channels.support !== undefined
    ? `. Support hears of it in ${UNDO_MINUTES} minutes, unless you undo it.`
    : '';
}

/** `signed on 2 Mar · what decided it: price`, escaped. */
export function signedWords(outcome: WonOutcome, { settings }: House, voice: Voice): string {
  const decidedBy = choiceLabels(settings.winReasons, outcome.decidedBy);
  return joined([
    `signed on ${day(outcome.signedOn, voice)}`,
    decidedBy === '' ? undefined : `what decided it: ${line(decidedBy)}`,
    outcome.text === undefined ? undefined : `“${line(outcome.text)}”`,
  ]);
}

export const faultOptions = [
  { value: 'skipped', label: 'Skipped' },
  { value: 'badly', label: 'Done badly' },
  { value: 'out-of-hands', label: 'Out of our hands' },
] as const;

export const reopenIfOptions = [
  { value: 'budget', label: 'There is a budget' },
  { value: 'person', label: 'The right person is there' },
  { value: 'feature', label: 'We have the feature' },
  { value: 'timing', label: 'The time is right' },
  { value: 'nothing', label: 'Nothing' },
] as const;

const faults = { skipped: 'skipped', badly: 'done badly', 'out-of-hands': 'out of our hands' };
export const reopenIfs = {
  budget: 'there is a budget',
  person: 'the right person is there',
  feature: 'we have the feature',
  timing: 'the time is right',
  nothing: 'nothing',
};

function lostLine(outcome: LostOutcome, { settings, pipeline }: House, voice: Voice): string {
  const { missedAt, how, lesson, reopenIf, lookAgainOn } = outcome;
  const step = missedAt === undefined ? undefined : line(stageRef(pipeline, missedAt).label, 60);
  return joined([
    `Lost: ${line(choiceLabel(settings.lossReasons, outcome.reason))}`,
    step === undefined
      ? undefined
      : `step where it was missed: ${step}${how === undefined ? '' : `, ${faults[how]}`}`,
    lesson === undefined ? undefined : `“${line(lesson)}”`,
    reopenIf === undefined ? undefined : `would reopen it: ${reopenIfs[reopenIf]}`,
    lookAgainOn === undefined ? undefined : `wait until ${weekday(lookAgainOn, voice)}`,
  ]);
}

function unqualifiedLine(outcome: UnqualifiedOutcome, { settings }: House, voice: Voice): string {
  return joined([
    `Not a fit: ${line(choiceLabel(settings.unqualifiedReasons, outcome.reason))}`,
    outcome.text === undefined ? undefined : `“${line(outcome.text)}”`,
    outcome.lookAgainOn === undefined
      ? undefined
      : `wait until ${weekday(outcome.lookAgainOn, voice)}`,
  ]);
}
