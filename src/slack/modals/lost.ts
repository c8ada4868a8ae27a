import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { close } from '../../domain/closing.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal, LostOutcome } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { ChoiceId, StageId } from '../../domain/ids.ts';
import { isAboutLookAgain } from '../../domain/look-again.ts';
import { openStages } from '../../domain/pipeline.ts';
import { reachedSteps } from '../../domain/reached.ts';
import { changeDeal } from '../change-deal.ts';
import { choiceOptions, stageOptions } from '../views/choices.ts';
import { closingRecap } from '../views/closing-recap.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { faultOptions, reopenIfOptions } from '../views/outcome-line.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal, Submitted } from './modal.ts';
import { answerMove } from './move-answer.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'lost';

export interface LostTyped {
  readonly reason?: string | undefined;
  readonly missedAt?: string | undefined;
  readonly how?: string | undefined;
  readonly lesson?: string | undefined;
  readonly reopenIf?: string | undefined;
  readonly lookAgainOn?: IsoDate | undefined;
}

/** Four taps, text optional: the modal is the owner's answer of the retro. */
export function lostView(
  deal: Deal,
  house: House,
  voice: Voice,
  typed: LostTyped = {},
  notice?: string,
): ModalView {
  return modalView({
    callbackId,
    title: 'Lost',
    submit: 'Lost',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice, notice),
      ...closingRecap(deal, voice),
      ...lostFields(deal, house, typed),
    ],
  });
}

export function lostFields(
  deal: Deal,
  { settings, pipeline }: House,
  typed: LostTyped,
): readonly InputBlock[] {
  const reached = reachedSteps(deal, deal.attempt, pipeline);
  const steps = openStages(pipeline).filter(
    (step) => reached.includes(step) || step.id === typed.missedAt,
  );
  return [
    field(
      'reason',
      'Reason',
      select('reason', choiceOptions(settings.lossReasons), { initial: typed.reason }),
    ),
    field(
      'missed-at',
      'Step where it was missed',
      select('missed-at', stageOptions(steps), { initial: typed.missedAt }),
      { optional: true, hint: 'When could we first have known?' },
    ),
    ...moreFields(typed),
  ];
}

function moreFields(typed: LostTyped) {
  return [
    field('how', 'That step was', select('how', faultOptions, { initial: typed.how }), {
      optional: true,
    }),
    field(
      'lesson',
      'What would we do differently',
      textInput('lesson', { initial: typed.lesson, multiline: true }),
      { optional: true },
    ),
    field(
      'reopen-if',
      'What would reopen it',
      select('reopen-if', reopenIfOptions, { initial: typed.reopenIf }),
      { optional: true },
    ),
    field('look-again', 'Wait until', datePicker('look-again', typed.lookAgainOn), {
      optional: true,
      hint: 'When to look at it again',
    }),
  ];
}

export function typedLost(state: Submitted): LostTyped {
  return {
    reason: chosenIn(state, 'reason'),
    missedAt: chosenIn(state, 'missed-at'),
    how: chosenIn(state, 'how'),
    lesson: typedIn(state, 'lesson'),
    reopenIf: chosenIn(state, 'reopen-if'),
    lookAgainOn: dateIn(state, 'look-again'),
  };
}

const Fault = z.enum(['skipped', 'badly', 'out-of-hands']).optional();
const ReopenIf = z.enum(['budget', 'person', 'feature', 'timing', 'nothing']).optional();

export function lostOutcome(typed: LostTyped, reason: ChoiceId): Omit<LostOutcome, 'at'> {
  const how = Fault.parse(typed.how);
  const reopenIf = ReopenIf.parse(typed.reopenIf);
  return {
    kind: 'lost',
    reason,
    ...(typed.missedAt === undefined ? {} : { missedAt: StageId.parse(typed.missedAt) }),
    ...(how === undefined ? {} : { how }),
    ...(typed.lesson === undefined ? {} : { lesson: typed.lesson }),
    ...(reopenIf === undefined ? {} : { reopenIf }),
    ...(typed.lookAgainOn === undefined ? {} : { lookAgainOn: typed.lookAgainOn }),
  };
}

/** The field that a refused outcome with a reason and a day is refused at. */
export function fieldOf(refusal: Refusal): string {
  return isAboutLookAgain(refusal) ? 'look-again' : 'reason';
}

export const lostModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, version } = readMetadata(DealVersion, metadata);
    const typed = typedLost(state);
    const { house, member, act } = caller;
    if (typed.reason === undefined) {
      return { kind: 'errors', errors: { reason: 'Pick the reason that decided it.' } };
    }
    const outcome = lostOutcome(typed, ChoiceId.parse(typed.reason));
    const changed = await changeDeal(number, caller, context, (deal) =>
      close(deal, house, member, act, { version, outcome }),
    );
    const renew = (deal: Deal, voice: Voice, notice: string) =>
      lostView(deal, house, voice, typed, notice);
    return answerMove(changed, { renew, fieldOf }, caller, context);
  },
};
