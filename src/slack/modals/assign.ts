import type { ModalView } from '@slack/types';
import { assign } from '../../domain/assigning.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { handingTo } from '../handing.ts';
import { newOwnerProblem } from '../new-owner-problem.ts';
import { dealHead } from '../views/deal-head.ts';
import { personSelect, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal } from './modal.ts';
import { personIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'assign';

export function assignView(deal: Deal, house: House, voice: Voice): ModalView {
  return modalView({
    callbackId,
    title: 'New owner',
    submit: 'Assign',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      field('owner', 'Owner', personSelect('owner', deal.ownerId), {
        hint: 'They get the deal at once, and are asked to accept it',
      }),
      field('why', 'Why', textInput('why', { max: 500 }), { optional: true }),
    ],
  });
}

export const assignModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const to = personIn(state, 'owner');
    if (to === undefined) return { kind: 'errors', errors: { owner: 'Who takes it over?' } };
    const problem = await newOwnerProblem(to, caller, context);
    if (problem !== undefined) return { kind: 'errors', errors: { owner: problem } };
    const { member, act } = caller;
    const handing = await handingTo(to, typedIn(state, 'why'), caller, context);
    const changed = await changeDeal(number, caller, context, (deal) =>
      assign(deal, member, act, to, handing),
    );
    return closeOrKeep(changed, () => 'owner', caller, context);
  },
};
