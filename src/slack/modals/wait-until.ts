import type { ModalView } from '@slack/types';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { waitUntil } from '../../domain/notes.ts';
import { isLead } from '../../domain/permits.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { NURTURE } from '../views/words.ts';
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
  const words = wordsFor(deal);
  return modalView({
    callbackId,
    title: words.title,
    submit: words.submit,
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      ...(deal.standing.kind === 'open'
        ? [
            field('until', words.title, datePicker('until', typed.until ?? deal.waiting?.until), {
              hint: words.hint,
            }),
            field(
              'reason',
              'Why',
              textInput('reason', { initial: typed.reason ?? deal.waiting?.reason }),
            ),
          ]
        : [field('until', words.title, datePicker('until', typed.until), { hint: words.hint })]),
    ],
  });
}

function wordsFor(deal: Deal) {
  const wait = { title: 'Wait until', submit: 'Wait' };
  if (deal.standing.kind !== 'open') {
    return { ...wait, hint: 'That morning its owner is asked whether to reopen it.' };
  }
  return isLead(deal)
    ? { title: NURTURE, submit: 'Nurture', hint: 'Until that morning it rests with nobody asked.' }
    : { ...wait, hint: 'Until that morning nobody is asked about this deal.' };
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
