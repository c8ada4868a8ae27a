import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import { askAboutHandoff } from '../../domain/handoff.ts';
import type { House } from '../../domain/house.ts';
import type { Voice } from '../views/voice.ts';
import { threadQuestionModal, threadQuestionView } from './thread-question.ts';

const callbackId = 'ask-rep';

/** A question of support to the deal's owner. */
export function askRepView(deal: Deal, house: House, voice: Voice): ModalView {
  const owner = deal.ownerId === undefined ? 'nobody yet' : voice.nameOf(deal.ownerId);
  const hint = `Goes to the deal’s thread; its owner: ${owner}`;
  return threadQuestionView({ callbackId, title: 'Ask the rep', hint }, deal, house, voice);
}

export const askRepModal = threadQuestionModal(callbackId, askAboutHandoff);
