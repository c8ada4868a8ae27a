import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { reachedSteps } from '../../domain/reached.ts';
import type { Retro, RetroAnswer } from '../../domain/retro.ts';
import { type AnyBlock, actions, section } from './blocks.ts';
import { choiceOptions, openStageOptions } from './choices.ts';
import { button, type Option, select } from './elements.ts';
import { faultOptions } from './outcome-line.ts';
import { reasonsOf } from './retro-lines.ts';

/** Action ids; what stands behind the colon tells the buttons of a block apart. */
export const RETRO_REASON = 'retro-reason';
export const RETRO_STEP = 'retro-step';
export const RETRO_FAULT = 'retro-fault';
export const RETRO_WELL = 'retro-well';
export const RETRO_LESSON = 'retro-lesson';
export const RETRO_CLOSE = 'retro-close';

const reasonsShown = 4;
const stepsShown = 12;

/** Each answer is a button that says how often it was given. */
export function retroQuestions(
  retro: Retro,
  deal: Deal | undefined,
  ref: string,
  house: House,
): readonly AnyBlock[] {
  const steps = openStageOptions(house.pipeline);
  const own =
    retro.outcome === 'won'
      ? [
          section('*Which steps went well?*'),
          votes(RETRO_WELL, steps, retro, ref, (answer) => answer.wentWell ?? []),
        ]
      : [
          section('*When could we first have known?*'),
          votes(RETRO_STEP, knowable(steps, retro, deal, house), retro, ref, ({ knownAt }) =>
            knownAt === undefined ? [] : [knownAt],
          ),
          section('*That step was*'),
          votes(RETRO_FAULT, faultOptions, retro, ref, ({ fault }) =>
            fault === undefined ? [] : [fault],
          ),
        ];
  return [
    section('*What decided it?*'),
    reasonVotes(retro, ref, house),
    ...own,
    actions([
      button(RETRO_LESSON, 'Add a lesson or action', ref, 'primary'),
      button(RETRO_CLOSE, 'Close now', ref),
    ]),
  ];
}

/** Nothing could have been known at a step it never came to; what somebody answered stays. */
function knowable(
  steps: readonly Option[],
  { attempt, answers }: Retro,
  deal: Deal | undefined,
  { pipeline }: House,
): readonly Option[] {
  if (deal === undefined) return steps;
  const reached = new Set<string>(reachedSteps(deal, attempt, pipeline).map(({ id }) => id));
  return steps.filter(
    ({ value }) => reached.has(value) || answers.some(({ knownAt }) => knownAt === value),
  );
}

type Given = (answer: RetroAnswer) => readonly string[];

/** The first of the team's reasons as buttons, the rest behind Other…. */
function reasonVotes(retro: Retro, ref: string, house: House): AnyBlock {
  const all = choiceOptions(reasonsOf(retro, house));
  const given: Given = (answer) => answer.reasons;
  const rest = all.slice(reasonsShown).map((one) => ({
    value: `${ref}|${one.value}`,
    label: counted(one, retro, given),
  }));
  return actions([
    ...buttons(RETRO_REASON, all.slice(0, reasonsShown), retro, ref, given),
    ...(rest.length === 0
      ? []
      : [select(`${RETRO_REASON}:other`, rest, { placeholder: 'Other…' })]),
  ]);
}

function votes(
  actionId: string,
  options: readonly Option[],
  retro: Retro,
  ref: string,
  given: Given,
): AnyBlock {
  return actions(buttons(actionId, options.slice(0, stepsShown), retro, ref, given));
}

function buttons(
  actionId: string,
  options: readonly Option[],
  retro: Retro,
  ref: string,
  given: Given,
) {
  return options.map((one) =>
    button(`${actionId}:${one.value}`, counted(one, retro, given), `${ref}|${one.value}`),
  );
}

/** `Price 2`; an answer nobody gave carries no number. */
function counted({ value, label }: Option, { answers }: Retro, given: Given): string {
  const times = answers.filter((answer) => given(answer).includes(value)).length;
  return times === 0 ? label : `${label} ${times}`;
}
