import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { objection } from '../../domain/learning.ts';
import { note } from '../../domain/notes.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { radios, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal } from './modal.ts';
import { chosenIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'note';

const kinds = [
  { value: 'note', label: 'Note' },
  { value: 'objection', label: 'Objection: what speaks against it for them' },
];

export function noteView(
  deal: Deal,
  house: House,
  voice: Voice,
  text?: string,
  kind: 'note' | 'objection' = 'note',
): ModalView {
  return modalView({
    callbackId,
    title: 'Note',
    submit: 'Save',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      field('text', 'Note', textInput('text', { initial: text, multiline: true }), {
        hint: 'A note quiets the deal for today. For a call or a mail use Log contact.',
      }),
      field('kind', 'Kind', radios('kind', kinds, kind)),
    ],
  });
}

export const noteModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const text = typedIn(state, 'text') ?? '';
    const { member, act } = caller;
    const write = chosenIn(state, 'kind') === 'objection' ? objection : note;
    const changed = await changeDeal(number, caller, context, (deal) =>
      write(deal, member, act, text),
    );
    return closeOrKeep(changed, () => 'text', caller, context);
  },
};
