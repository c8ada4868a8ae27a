import type { InputBlock, ModalView } from '@slack/types';
import { close, closingFacts, neededToWin } from '../../domain/closing.ts';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Act } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { ChoiceId } from '../../domain/ids.ts';
import { parseAmount } from '../../domain/money.ts';
import { findStage } from '../../domain/pipeline.ts';
import { acceptedQuote } from '../../domain/quotes-of.ts';
import { refill } from '../answers/refill.ts';
import { changeDeal } from '../change-deal.ts';
import { amountHint, amountText, badAmount } from '../views/amount-field.ts';
import { choiceOptions } from '../views/choices.ts';
import { closingRecap } from '../views/closing-recap.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, multiSelect, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { blockOf } from './advance-view.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import { gateFields } from './gate-fields.ts';
import type { Modal, Submitted } from './modal.ts';
import { type Again, answerMove } from './move-answer.ts';
import { anywayFields, anywayIn, neededFields } from './needed-fields.ts';
import { fillErrors, readFill } from './read-fill.ts';
import { allChosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'won';

export interface WonTyped {
  readonly amount?: string | undefined;
  readonly signedOn?: IsoDate | undefined;
  readonly decidedBy: readonly string[];
}

/** Terms preset from the accepted quote, signed today: three taps when that is right. */
export function wonPreset(deal: Deal, act: Act, voice: Voice): WonTyped {
  return {
    amount: amountText(acceptedQuote(deal)?.amount ?? deal.amount, voice.locale),
    signedOn: act.on,
    decidedBy: [],
  };
}

interface WonFacts {
  readonly typed: WonTyped;
  readonly today: IsoDate;
  /** Said above the fields; plain text. */
  readonly notice?: string;
  /** After a refused submit: the reasons to move anyway. */
  readonly anyway?: boolean;
}

export function wonView(
  deal: Deal,
  house: House,
  voice: Voice,
  { typed, today, notice, anyway }: WonFacts,
): ModalView {
  const named = blockOf(deal.number, deal.version);
  const needed = neededToWin(deal, house.pipeline);
  const gate = { deal, house, today, blockOf: named };
  return modalView({
    callbackId,
    title: 'Won',
    submit: 'Won',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice, notice),
      ...closingRecap(deal, voice),
      ...neededFields(needed, gate),
      ...wonFields(house, typed),
      ...closingFacts(deal, house.pipeline).flatMap((one) => gateFields(one, gate)),
      ...(anyway === true ? anywayFields(named) : []),
    ],
  });
}

export function wonFields({ settings }: House, typed: WonTyped): readonly InputBlock[] {
  return [
    field('amount', 'Final amount', textInput('amount', { initial: typed.amount }), {
      optional: true,
      hint: amountHint,
    }),
    field('signed-on', 'Signed on', datePicker('signed-on', typed.signedOn)),
    field(
      'decided-by',
      'What decided it',
      multiSelect('decided-by', choiceOptions(settings.winReasons), typed.decidedBy),
      { optional: true },
    ),
  ];
}

/** How it was won, as it was filled in; `signed-on` may be missing. */
export function typedWon(state: Submitted): WonTyped {
  return {
    amount: typedIn(state, 'amount'),
    signedOn: dateIn(state, 'signed-on'),
    decidedBy: allChosenIn(state, 'decided-by'),
  };
}

export const wonModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, version } = readMetadata(DealVersion, metadata);
    const typed = typedWon(state);
    const { house, member, act } = caller;
    const amount =
      typed.amount === undefined ? undefined : parseAmount(typed.amount, house.settings.currency);
    if (typed.amount !== undefined && amount === undefined) {
      return { kind: 'errors', errors: { amount: badAmount } };
    }
    const { signedOn } = typed;
    if (signedOn === undefined) {
      return { kind: 'errors', errors: { 'signed-on': 'On which day was it signed?' } };
    }
    if (signedOn > caller.act.on) {
      return { kind: 'errors', errors: { 'signed-on': 'That day is still to come.' } };
    }
    const named = blockOf(number, version);
    const errors = fillErrors(state, named, act.on);
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const decidedBy = typed.decidedBy.map((id) => ChoiceId.parse(id));
    const outcome = { kind: 'won', signedOn, decidedBy } as const;
    const changed = await changeDeal(number, caller, context, (deal) => {
      const criteria = findStage(house.pipeline, deal.stageId)?.criteria ?? [];
      const fill = readFill(state, named, criteria, addDays(act.on, 1));
      const moveAnyway = anywayIn(state, named);
      return close(deal, house, member, act, { version, amount, outcome, fill, moveAnyway });
    });
    const renew: Again['renew'] = (deal, voice, notice, why) => {
      const facts = { typed, today: act.on, notice, anyway: why === 'unmet' };
      return refill(wonView(deal, house, voice, facts), state, {});
    };
    const fieldOf = () => (named('anyway') in state ? named('anyway') : 'signed-on');
    return answerMove(changed, { renew, fieldOf }, caller, context);
  },
};
