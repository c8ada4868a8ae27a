import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deal } from '../../domain/deal.ts';
import type { Act, Decision } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { DealNumber } from '../../domain/ids.ts';
import type { Member } from '../../domain/member.ts';
import { changeDeal, refuseAt } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { plainMessage } from '../views/trouble.ts';
import type { Voice } from '../views/voice.ts';
import type { Modal } from './modal.ts';
import { readMetadata, typedIn } from './submitted.ts';

const Metadata = z.object({ number: DealNumber });

/** A question about a deal, which is said in its thread. */
export function threadQuestionView(
  words: { readonly callbackId: string; readonly title: string; readonly hint: string },
  deal: Deal,
  house: House,
  voice: Voice,
): ModalView {
  const { callbackId, title, hint } = words;
  return modalView({
    callbackId,
    title,
    submit: 'Ask',
    metadata: { number: deal.number },
    blocks: [
      ...dealHead(deal, house, voice),
      field('question', 'Question', textInput('question', { multiline: true, max: 1_000 }), {
        hint,
      }),
    ],
  });
}

export function threadQuestionModal(
  callbackId: string,
  ask: (deal: Deal, member: Member, act: Act, asked: string) => Decision,
): Modal {
  return {
    callbackId,
    async submit({ state, metadata }, caller, context) {
      const { number } = readMetadata(Metadata, metadata);
      const asked = typedIn(state, 'question') ?? '';
      const { member, act } = caller;
      const changed = await changeDeal(number, caller, context, (deal) =>
        ask(deal, member, act, asked),
      );
      if (!changed.ok) return refuseAt(changed.refusal, 'question', caller, context);
      return { kind: 'close', message: plainMessage('Asked in the deal’s thread.') };
    },
  };
}
