import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal, NextStep } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { plan } from '../../domain/planning.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal, Submitted } from './modal.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'next-step';
const meetings = [
  { value: 'met', label: 'A meeting' },
  { value: 'demo', label: 'A demo' },
];

export function nextStepView(
  deal: Deal,
  house: House,
  voice: Voice,
  typed: { readonly text?: string | undefined; readonly on?: IsoDate | undefined } = {},
): ModalView {
  const { nextStep } = deal;
  const people = (deal.facts.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const whom = nextStep?.meeting?.personId;
  return modalView({
    callbackId,
    title: 'Next step',
    submit: 'Save',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      field('text', 'Next step', textInput('text', { initial: typed.text ?? nextStep?.text })),
      field('on', 'On', datePicker('on', typed.on ?? nextStep?.on)),
      field('meeting', 'It is', select('meeting', meetings, { initial: nextStep?.meeting?.kind }), {
        optional: true,
        hint: 'The morning after a meeting or a demo you are asked whether it happened.',
      }),
      ...(people.length === 0
        ? []
        : [field('with', 'With', select('with', people, { initial: whom }), { optional: true })]),
    ],
  });
}

const Meeting = z.enum(['met', 'demo']);

function meetingIn(state: Submitted): Pick<NextStep, 'meeting'> {
  const kind = Meeting.safeParse(chosenIn(state, 'meeting'));
  if (!kind.success) return {};
  const personId = chosenIn(state, 'with');
  return { meeting: { kind: kind.data, ...(personId === undefined ? {} : { personId }) } };
}

function fieldOf(refusal: Refusal): string {
  return refusal.kind === 'bad-input' && refusal.field === 'On' ? 'on' : 'text';
}

export const nextStepModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const on = dateIn(state, 'on');
    if (on === undefined) return { kind: 'errors', errors: { on: 'By which day?' } };
    const nextStep = { text: typedIn(state, 'text') ?? '', on, ...meetingIn(state) };
    const { member, act } = caller;
    const changed = await changeDeal(number, caller, context, (deal) =>
      plan(deal, member, act, nextStep),
    );
    return closeOrKeep(changed, fieldOf, caller, context);
  },
};
