import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { StageId } from '../../domain/ids.ts';
import { reopen } from '../../domain/reopening.ts';
import { changeDeal } from '../change-deal.ts';
import { reopenOptions } from '../views/choices.ts';
import { dealHead } from '../views/deal-head.ts';
import { select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal, Submitted } from './modal.ts';
import { answerMove } from './move-answer.ts';
import { chosenIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'reopen';

interface Typed {
  readonly at?: string | undefined;
  readonly why?: string | undefined;
}

export function reopenView(
  deal: Deal,
  house: House,
  voice: Voice,
  typed: Typed = {},
  notice?: string,
): ModalView {
  const targets = reopenOptions(house.pipeline);
  return modalView({
    callbackId,
    title: 'Reopen',
    submit: 'Reopen',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice, notice),
      field('at', 'Reopen at', select('at', targets, { initial: typed.at ?? targets[0]?.value })),
      field('why', 'Why', textInput('why', { initial: typed.why, multiline: true })),
    ],
  });
}

function typedReopen(state: Submitted): Typed {
  return { at: chosenIn(state, 'at'), why: typedIn(state, 'why') };
}

export const reopenModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, version } = readMetadata(DealVersion, metadata);
    const typed = typedReopen(state);
    const { house, member, act } = caller;
    if (typed.at === undefined) {
      return { kind: 'errors', errors: { at: 'Pick the step it goes on from.' } };
    }
    const ask = { version, at: StageId.parse(typed.at), why: typed.why ?? '' };
    const changed = await changeDeal(number, caller, context, (deal) =>
      reopen(deal, house, member, act, ask),
    );
    const renew = (deal: Deal, voice: Voice, notice: string) =>
      reopenView(deal, house, voice, typed, notice);
    const fieldOf = ({ kind }: { readonly kind: string }) =>
      kind === 'reason-needed' ? 'why' : 'at';
    return answerMove(changed, { renew, fieldOf }, caller, context);
  },
};
