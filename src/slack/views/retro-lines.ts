import type { House } from '../../domain/house.ts';
import { stageRef } from '../../domain/pipeline.ts';
import type { Lesson, Retro, RetroAction, RetroAnswer } from '../../domain/retro.ts';
import { retroResult, type Share } from '../../domain/retro-result.ts';
import type { Choice } from '../../domain/settings.ts';
import { atMost } from '../../domain/text.ts';
import { line } from './mrkdwn.ts';
import { faultOptions } from './outcome-line.ts';
import { type Voice, weekday } from './voice.ts';
import { choiceLabel, choiceLabels, inSentence, joined } from './words.ts';

/** The reasons a retro of this outcome asks for. */
export function reasonsOf({ outcome }: Pick<Retro, 'outcome'>, { settings }: House) {
  return outcome === 'won' ? settings.winReasons : settings.lossReasons;
}

/** `Sam: Price · could have known at Qualified · skipped`, escaped. */
export function answerLine(
  answer: RetroAnswer,
  retro: Pick<Retro, 'outcome'>,
  house: House,
  voice: Voice,
): string {
  const well = (answer.wentWell ?? []).map((id) => stepName(id, house));
  const parts = joined([
    line(choiceLabels(reasonsOf(retro, house), answer.reasons)),
    answer.knownAt === undefined
      ? undefined
      : `could have known at ${stepName(answer.knownAt, house)}`,
    answer.fault === undefined ? undefined : inSentence(faultLabel(answer.fault)),
    well.length === 0 ? undefined : `went well: ${well.join(', ')}`,
  ]);
  return `${line(voice.nameOf(answer.by), 60)}: ${parts === '' ? 'no answer yet' : parts}`;
}

/** `“Ask the budget first” (Sam, Qualified)`, escaped. */
export function lessonLine(lesson: Lesson, house: House, voice: Voice): string {
  const who = [line(voice.nameOf(lesson.by), 60)];
  if (lesson.stageId !== undefined) who.push(stepName(lesson.stageId, house));
  return `“${line(lesson.text, 300)}” (${who.join(', ')})`;
}

/** `To do: write the guide · Priya · by Fri 20 Mar`, escaped. */
export function actionLine(action: RetroAction, voice: Voice): string {
  const mark = action.doneAt === undefined ? 'To do:' : '✓';
  return joined([
    `${mark} ${line(action.text, 250)}`,
    line(voice.nameOf(action.ownerId), 60),
    action.doneAt === undefined ? `by ${weekday(action.due, voice)}` : 'done',
  ]);
}

/** What people agreed upon, a question a line; escaped. */
export function resultLines(retro: Retro, house: House): readonly string[] {
  const { reasons, knownAt, faults, wentWell } = retroResult(retro);
  const choices: readonly Choice[] = reasonsOf(retro, house);
  const step = (id: Share<RetroAnswer['knownAt']>['answer']) =>
    id === undefined ? '' : stepName(id, house);
  return [
    ...shares('What decided it', reasons, (id) => line(choiceLabel(choices, id), 80)),
    ...shares('Could have been known at', knownAt, step),
    ...shares('That step was', faults, faultLabel),
    ...shares('Went well', wentWell, step),
  ];
}

function shares<Answer>(
  title: string,
  given: readonly Share<Answer>[],
  nameOf: (answer: Answer) => string,
): readonly string[] {
  if (given.length === 0) return [];
  const parts = given.map(({ answer, count, of }) =>
    of === 1 ? nameOf(answer) : `${nameOf(answer)} (${count} of ${of})`,
  );
  return [`${title}: ${atMost(parts, 4).join(', ')}`];
}

function stepName(id: NonNullable<RetroAnswer['knownAt']>, { pipeline }: House): string {
  return line(stageRef(pipeline, id).label, 60);
}

function faultLabel(fault: NonNullable<RetroAnswer['fault']>): string {
  return faultOptions.find((one) => one.value === fault)?.label ?? fault;
}
