import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deal } from '../../domain/deal.ts';
import { type Edit, edit } from '../../domain/edits.ts';
import type { House } from '../../domain/house.ts';
import { ChoiceId } from '../../domain/ids.ts';
import { type Money, parseAmount } from '../../domain/money.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { amountHint, amountText, badAmount } from '../views/amount-field.ts';
import { actions } from '../views/blocks.ts';
import { choiceOptions } from '../views/choices.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, radios, select, textInput } from '../views/elements.ts';
import { factButtons } from '../views/fact-buttons.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal, Submitted } from './modal.ts';
import { chosenIn, dateIn, presetIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'edit-deal';
const sides = [
  { value: 'us', label: 'Us' },
  { value: 'them', label: 'Them' },
];

export function editDealView(deal: Deal, house: House, voice: Voice): ModalView {
  const amount = amountText(deal.amount, voice.locale);
  const sources = choiceOptions(house.settings.sources);
  const optional = { optional: true } as const;
  return modalView({
    callbackId,
    title: 'Edit deal',
    submit: 'Save',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      actions(factButtons(deal)),
      field('name', 'Deal name', textInput('name', { initial: deal.name, max: 150 })),
      field(
        'account',
        'Account',
        textInput('account', { initial: deal.account, max: 150 }),
        optional,
      ),
      field(
        'contact',
        'Contact',
        textInput('contact', { initial: deal.contact, max: 150 }),
        optional,
      ),
      field('amount', 'Amount', textInput('amount', { initial: amount }), {
        optional: true,
        hint: amountHint,
      }),
      field('close', 'Close', datePicker('close', deal.expectedClose), {
        optional: true,
        hint: 'When you expect them to sign',
      }),
      field(
        'source',
        'Source',
        select('source', sources, { initial: deal.facts.source?.id }),
        optional,
      ),
      field(
        'source-detail',
        'Source in detail',
        textInput('source-detail', { initial: deal.facts.source?.detail, max: 300 }),
        optional,
      ),
      field('waiting-on', 'Waiting on', radios('waiting-on', sides, deal.waitingOn)),
    ],
  });
}

const Side = z.enum(['us', 'them']);

/** Only what its person changed: somebody else may have edited another field meanwhile. */
function editIn(state: Submitted, view: ModalView, house: House): Edit {
  const typed = (block: string) => {
    const now = typedIn(state, block) ?? chosenIn(state, block) ?? dateIn(state, block);
    return now === presetIn(view, block) ? undefined : (now ?? null);
  };
  const [name, account, contact] = [typed('name'), typed('account'), typed('contact')];
  const [amount, waitingOn] = [typed('amount'), typed('waiting-on')];
  const close = dateIn(state, 'close');
  return {
    ...(name === undefined ? {} : { name: name ?? '' }),
    ...(account === undefined ? {} : { account }),
    ...(contact === undefined ? {} : { contact }),
    ...(amount === undefined ? {} : { amount: readAmount(amount, house) }),
    ...(close === presetIn(view, 'close') ? {} : { expectedClose: close ?? null }),
    ...sourceIn(state, view),
    ...(typeof waitingOn === 'string' ? { waitingOn: Side.parse(waitingOn) } : {}),
  };
}

function sourceIn(state: Submitted, view: ModalView): Pick<Edit, 'facts'> {
  const id = chosenIn(state, 'source');
  const detail = typedIn(state, 'source-detail');
  const same = id === presetIn(view, 'source') && detail === presetIn(view, 'source-detail');
  if (same || id === undefined) return {};
  return { facts: { source: { id: ChoiceId.parse(id), detail: detail ?? '' } } };
}

function readAmount(typed: string | null, house: House): Money | null {
  return typed === null ? null : (parseAmount(typed, house.settings.currency) ?? null);
}

export const editDealModal: Modal = {
  callbackId,
  async submit({ state, metadata, view }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const { house, member, act } = caller;
    const typed = typedIn(state, 'amount');
    if (typed !== undefined && parseAmount(typed, house.settings.currency) === undefined) {
      return { kind: 'errors', errors: { amount: badAmount } };
    }
    const ask = editIn(state, view, house);
    const changed = await changeDeal(number, caller, context, (deal) =>
      edit(deal, member, act, ask),
    );
    return closeOrKeep(changed, () => 'name', caller, context);
  },
  // Renewed, what it was preset with would not tell any more what its person changed.
  resume: async () => undefined,
};
