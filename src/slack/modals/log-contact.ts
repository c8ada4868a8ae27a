import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import { contactKinds } from '../../domain/facts.ts';
import type { House } from '../../domain/house.ts';
import { contact } from '../../domain/notes.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, radios, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { contactOptions } from '../views/words.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal } from './modal.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'log-contact';

export function logContactView(
  deal: Deal,
  house: House,
  voice: Voice,
  today: IsoDate,
  text?: string,
): ModalView {
  const people = (deal.facts.people ?? []).map((person) => ({
    value: person.id,
    label: person.name,
  }));
  return modalView({
    callbackId,
    title: 'Log contact',
    submit: 'Log',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      field('kind', 'What happened', radios('kind', contactOptions, 'called')),
      ...(people.length === 0
        ? []
        : [field('person', 'With whom', select('person', people), { optional: true })]),
      field('on', 'On', datePicker('on', today), { optional: true }),
      field('text', 'Note', textInput('text', { initial: text, multiline: true }), {
        optional: true,
      }),
    ],
  });
}

const Kind = z.enum(contactKinds);

export const logContactModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const kind = Kind.safeParse(chosenIn(state, 'kind'));
    if (!kind.success) return { kind: 'errors', errors: { kind: 'Pick what happened.' } };
    const { member, act } = caller;
    const ask = {
      contact: kind.data,
      text: typedIn(state, 'text'),
      personId: chosenIn(state, 'person'),
      on: dateIn(state, 'on'),
    };
    const changed = await changeDeal(number, caller, context, (deal) =>
      contact(deal, member, act, ask),
    );
    const field = (refusal: Refusal) =>
      refusal.kind === 'bad-input' && refusal.field === 'On' ? 'on' : 'kind';
    return closeOrKeep(changed, field, caller, context);
  },
};
