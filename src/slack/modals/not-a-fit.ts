import type { InputBlock, ModalView } from '@slack/types';
import { close } from '../../domain/closing.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal, UnqualifiedOutcome } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { ChoiceId } from '../../domain/ids.ts';
import { changeDeal } from '../change-deal.ts';
import { choiceOptions } from '../views/choices.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import { fieldOf } from './lost.ts';
import type { Modal, Submitted } from './modal.ts';
import { answerMove } from './move-answer.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'not-a-fit';

export interface NotAFitTyped {
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly lookAgainOn?: IsoDate | undefined;
}

export function notAFitView(
  deal: Deal,
  house: House,
  voice: Voice,
  typed: NotAFitTyped = {},
  notice?: string,
): ModalView {
  return modalView({
    callbackId,
    title: 'Not a fit',
    submit: 'Not a fit',
    metadata: versionOf(deal),
    blocks: [...dealHead(deal, house, voice, notice), ...notAFitFields(house, typed)],
  });
}

export function notAFitFields({ settings }: House, typed: NotAFitTyped): readonly InputBlock[] {
  const reasons = choiceOptions(settings.unqualifiedReasons);
  return [
    field('reason', 'Reason', select('reason', reasons, { initial: typed.reason })),
    field('text', 'Note', textInput('text', { initial: typed.text, multiline: true }), {
      optional: true,
    }),
    field('look-again', 'Wait until', datePicker('look-again', typed.lookAgainOn), {
      optional: true,
      hint: 'When to look at it again',
    }),
  ];
}

export function typedNotAFit(state: Submitted): NotAFitTyped {
  return {
    reason: chosenIn(state, 'reason'),
    text: typedIn(state, 'text'),
    lookAgainOn: dateIn(state, 'look-again'),
  };
}

export function notAFitOutcome(
  { text, lookAgainOn }: NotAFitTyped,
  reason: ChoiceId,
): Omit<UnqualifiedOutcome, 'at'> {
  return {
    kind: 'unqualified',
    reason,
    ...(text === undefined ? {} : { text }),
    ...(lookAgainOn === undefined ? {} : { lookAgainOn }),
  };
}

export const notAFitModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, version } = readMetadata(DealVersion, metadata);
    const typed = typedNotAFit(state);
    const { house, member, act } = caller;
    if (typed.reason === undefined) {
      return { kind: 'errors', errors: { reason: 'Pick why it is not a fit.' } };
    }
    const outcome = notAFitOutcome(typed, ChoiceId.parse(typed.reason));
    const changed = await changeDeal(number, caller, context, (deal) =>
      close(deal, house, member, act, { version, outcome }),
    );
    const renew = (deal: Deal, voice: Voice, notice: string) =>
      notAFitView(deal, house, voice, typed, notice);
    return answerMove(changed, { renew, fieldOf }, caller, context);
  },
};
