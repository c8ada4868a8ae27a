import { dateIn } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { openStages, stageRef } from '../../domain/pipeline.ts';
import type { Retro, RetroAnswer } from '../../domain/retro.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { choiceOptions } from './choices.ts';
import { button } from './elements.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { faultOptions } from './outcome-line.ts';
import { money, type Voice, weekday } from './voice.ts';
import { choiceLabels, joined } from './words.ts';

/** Action ids; what stands behind the colon tells the buttons of a block apart. */
export const RETRO_REASON = 'retro-reason';
export const RETRO_STEP = 'retro-step';
export const RETRO_FAULT = 'retro-fault';
export const RETRO_WELL = 'retro-well';
export const RETRO_LESSON = 'retro-lesson';
export const RETRO_CLOSE = 'retro-close';

export interface RetroFacts {
  readonly retro: Retro;
  readonly deal: Deal | undefined;
  /** The steps the attempt took, in words; escaped by the view. */
  readonly path: readonly string[];
}

/** The owner's answer already in; for everybody else two taps, text optional. */
export function retroPrompt(facts: RetroFacts, house: House, voice: Voice): Message {
  const { retro, deal, path } = facts;
  const until = weekday(dateIn(voice.zone, retro.closesAt), voice);
  const amount = deal?.amount === undefined ? '' : `, ${money(deal.amount, voice)}`;
  const what = retro.outcome === 'won' ? 'Won' : 'Lost';
  const ask = retro.outcome === 'won' ? 'What went well?' : 'What should the next deal know?';
  const head = `${what}: *#${retro.number} ${line(retro.dealName, 150)}*${amount}. ${ask} ${
    retro.closedAt === undefined ? `Open until ${until}.` : 'Closed.'
  }`;
  const lines = [
    ...(path.length === 0 ? [] : [`Path: ${path.map((step) => line(step, 120)).join(' · ')}`]),
    ...retro.answers.map((answer) => answerLine(answer, retro, house, voice)),
    ...retro.lessons
      .slice(-5)
      .map((lesson) => `“${line(lesson.text, 300)}” (${line(voice.nameOf(lesson.by), 60)})`),
    ...retro.actions
      .slice(-5)
      .map(
        (one) =>
          `To do: ${line(one.text, 200)}, ${line(voice.nameOf(one.ownerId), 60)}, ${weekday(one.due, voice)}`,
      ),
  ];
  return message([head, ...lines].join('\n'), [
    section(head),
    context('Replies here until then are kept with the deal; edit or delete one and we do too.'),
    ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
    ...(retro.closedAt === undefined ? questions(retro, house) : []),
  ]);
}

function answerLine(answer: RetroAnswer, retro: Retro, house: House, voice: Voice): string {
  const { settings, pipeline } = house;
  const list = retro.outcome === 'won' ? settings.winReasons : settings.lossReasons;
  const fault = faultOptions.find((one) => one.value === answer.fault)?.label;
  const well = (answer.wentWell ?? []).map((id) => stageRef(pipeline, id).label);
  const parts = joined([
    line(choiceLabels(list, answer.reasons)),
    answer.knownAt === undefined
      ? undefined
      : `could have known at ${line(stageRef(pipeline, answer.knownAt).label, 60)}`,
    fault,
    well.length === 0 ? undefined : `went well: ${line(well.join(', '))}`,
  ]);
  return `${line(voice.nameOf(answer.by), 60)}: ${parts === '' ? 'no answer yet' : parts}`;
}

function questions(retro: Retro, house: House): readonly AnyBlock[] {
  const won = retro.outcome === 'won';
  const reasons = choiceOptions(won ? house.settings.winReasons : house.settings.lossReasons);
  const steps = openStages(house.pipeline).map((stage) => ({ value: stage.id, label: stage.name }));
  const { answers } = retro;
  const stepTally = (id: string) =>
    answers.filter((one) => (won ? one.wentWell?.some((w) => w === id) : one.knownAt === id))
      .length;
  const reasonTally = (id: string) =>
    answers.filter((one) => one.reasons.some((reason) => reason === id)).length;
  const faultTally = (id: string) => answers.filter((one) => one.fault === id).length;
  return [
    section('*What decided it?*'),
    votes(RETRO_REASON, reasons.slice(0, 12), reasonTally, retro),
    section(won ? '*Which steps went well?*' : '*When could we first have known?*'),
    votes(won ? RETRO_WELL : RETRO_STEP, steps.slice(0, 12), stepTally, retro),
    ...(won
      ? []
      : [section('*That step was*'), votes(RETRO_FAULT, faultOptions, faultTally, retro)]),
    actions([
      button(RETRO_LESSON, 'Add a lesson or action', retro.id, 'primary'),
      button(RETRO_CLOSE, 'Close now', retro.id),
    ]),
  ];
}

/** Each button carries its answer and how often it was given. */
function votes(
  actionId: string,
  options: readonly { readonly value: string; readonly label: string }[],
  tally: (id: string) => number,
  retro: Retro,
): AnyBlock {
  return actions(
    options.map(({ value, label }) => {
      const n = tally(value);
      return button(
        `${actionId}:${value}`,
        n === 0 ? label : `${label} ${n}`,
        `${retro.id}|${value}`,
      );
    }),
  );
}
