import type { ModalView } from '@slack/types';
import { askForHelp } from '../../domain/ask-help.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal } from './modal.ts';
import { readMetadata, typedIn } from './submitted.ts';

const callbackId = 'ask-help';

export function askHelpView(deal: Deal, house: House, voice: Voice): ModalView {
  return modalView({
    callbackId,
    title: 'Ask for help',
    submit: 'Ask',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      field('text', 'What do you need', textInput('text', { multiline: true, max: 500 }), {
        hint: 'Your manager reads it first thing: “need our CFO on a call by Thu”',
      }),
    ],
  });
}

export const askHelpModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const { member, act } = caller;
    const text = typedIn(state, 'text') ?? '';
    const changed = await changeDeal(number, caller, context, (deal) =>
      askForHelp(deal, member, act, text),
    );
    return closeOrKeep(changed, () => 'text', caller, context);
  },
};
