import type { ModalView } from '@slack/types';
import { DealNumber } from '../../domain/ids.ts';
import { note } from '../../domain/notes.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { typeAhead } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { messageField } from './message-field.ts';
import type { Modal } from './modal.ts';
import { chosenIn, typedIn } from './submitted.ts';

const callbackId = 'add-to-deal';

/** A message becomes a note of the deal that is picked. */
export function addToDealView(text: string): ModalView {
  return modalView({
    callbackId,
    title: 'Add to deal',
    submit: 'Add',
    metadata: {},
    blocks: [
      field('deal', 'Deal', typeAhead('deals', 'Number or name')),
      messageField('text', 'Note', text),
    ],
  });
}

export const addToDealModal: Modal = {
  callbackId,
  async submit({ state }, caller, context) {
    const number = DealNumber.safeParse(Number(chosenIn(state, 'deal')));
    if (!number.success) return { kind: 'errors', errors: { deal: 'Which deal is it?' } };
    const text = typedIn(state, 'text') ?? '';
    const { member, act } = caller;
    const changed = await changeDeal(number.data, caller, context, (deal) =>
      note(deal, member, act, text),
    );
    return closeOrKeep(changed, () => 'text', caller, context);
  },
};
