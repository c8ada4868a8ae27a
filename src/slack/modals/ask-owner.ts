import type { ModalView } from '@slack/types';
import { askPreviousOwner, passedOnBy } from '../../domain/acceptance.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import type { Voice } from '../views/voice.ts';
import { threadQuestionModal, threadQuestionView } from './thread-question.ts';

const callbackId = 'ask-owner';

/** A question of the new owner to whoever had the deal. */
export function askOwnerView(deal: Deal, house: House, voice: Voice): ModalView {
  const { acceptance } = deal;
  const whom = acceptance === undefined ? 'nobody' : voice.nameOf(passedOnBy(acceptance));
  const hint = `Goes to the deal’s thread and calls ${whom}`;
  return threadQuestionView({ callbackId, title: 'Ask about the deal', hint }, deal, house, voice);
}

export const askOwnerModal = threadQuestionModal(callbackId, askPreviousOwner);
