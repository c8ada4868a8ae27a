import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { askPreviousOwner, passedOnBy } from '../../domain/acceptance.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { DealNumber } from '../../domain/ids.ts';
import { changeDeal, refuseAt } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { plainMessage } from '../views/trouble.ts';
import type { Voice } from '../views/voice.ts';
import type { Modal } from './modal.ts';
import { readMetadata, typedIn } from './submitted.ts';

const callbackId = 'ask-owner';

const Metadata = z.object({ number: DealNumber });

/** A question of the new owner to whoever had the deal, said in its thread. */
export function askOwnerView(deal: Deal, house: House, voice: Voice): ModalView {
  const { acceptance } = deal;
  const whom = acceptance === undefined ? 'nobody' : voice.nameOf(passedOnBy(acceptance));
  return modalView({
    callbackId,
    title: 'Ask about the deal',
    submit: 'Ask',
    metadata: { number: deal.number },
    blocks: [
      ...dealHead(deal, house, voice),
      field('question', 'Question', textInput('question', { multiline: true, max: 1_000 }), {
        hint: `Goes to the deal’s thread and calls ${whom}`,
      }),
    ],
  });
}

export const askOwnerModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(Metadata, metadata);
    const asked = typedIn(state, 'question') ?? '';
    const { member, act } = caller;
    const changed = await changeDeal(number, caller, context, (deal) =>
      askPreviousOwner(deal, member, act, asked),
    );
    if (!changed.ok) return refuseAt(changed.refusal, 'question', caller, context);
    return { kind: 'close', message: plainMessage('Asked in the deal’s thread.') };
  },
};
