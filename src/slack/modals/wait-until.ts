import type { ModalView } from '@slack/types';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { waitUntil } from '../../domain/notes.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal } from './modal.ts';
import { dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'wait-until';

export function waitUntilView(
  deal: Deal,
  house: House,
  voice: Voice,
  typed: { readonly until?: IsoDate | undefined; readonly reason?: string | undefined } = {},
): ModalView {
  return modalView({
    callbackId,
    title: 'Wait until',
    submit: 'Wait',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      ...(deal.standing.kind === 'open'
        ? [
            field('until', 'Wait until', datePicker('until', typed.until ?? deal.waiting?.until), {
              hint: 'Until that morning nobody is asked about this deal.',
            }),
            field(
              'reason',
              'Why',
              textInput('reason', { initial: typed.reason ?? deal.waiting?.reason }),
            ),
          ]
        : [
            field('until', 'Wait until', datePicker('until', typed.until), {
              hint: 'That morning its owner is asked whether to reopen it.',
            }),
          ]),
    ],
  });
}

function fieldOf(refusal: Refusal): string {
  return refusal.kind === 'bad-input' && refusal.field === 'Why' ? 'reason' : 'until';
}

export const waitUntilModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const until = dateIn(state, 'until');
    const reason = typedIn(state, 'reason') ?? '';
    if (until === undefined) return { kind: 'errors', errors: { until: 'Until which day?' } };
    const { member, act } = caller;
    const changed = await changeDeal(number, caller, context, (deal) =>
      waitUntil(deal, member, act, { until, reason }),
    );
    return closeOrKeep(changed, fieldOf, caller, context);
  },
};
