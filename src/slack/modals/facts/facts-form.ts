import type { ModalView } from '@slack/types';
import type { Deal } from '../../../domain/deal.ts';
import { type Edit, edit } from '../../../domain/edits.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { House } from '../../../domain/house.ts';
import { changeDeal, closeOrKeep } from '../../change-deal.ts';
import type { Caller } from '../../context.ts';
import { dealHead } from '../../views/deal-head.ts';
import { modalView } from '../../views/form.ts';
import type { Voice } from '../../views/voice.ts';
import { DealVersion, versionOf } from '../deal-version.ts';
import type { Modal, Submitted } from '../modal.ts';
import { chosenIn, dateIn, presetIn, readMetadata, typedIn } from '../submitted.ts';
import type { FactField, FactForm } from './fact-fields.ts';

export function factsView(form: FactForm, deal: Deal, house: House, voice: Voice): ModalView {
  return modalView({
    callbackId: form.id,
    title: form.title,
    submit: 'Save',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      ...form.fields.flatMap((one) => one.blocks(deal.facts, house)),
    ],
  });
}

type Read =
  | { readonly ok: true; readonly ask: Edit }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Only what its person changed: somebody else may have learnt something else meanwhile. */
function readForm(form: FactForm, state: Submitted, view: ModalView, { house, act }: Caller): Read {
  let facts: Partial<Facts> = {};
  const forget: (keyof Facts)[] = [];
  for (const one of form.fields.filter((field) => isChanged(field, state, view, house))) {
    const read = one.read(state, act.on);
    if (read === undefined) forget.push(one.fact);
    else if ('say' in read) return { ok: false, errors: { [read.at]: read.say } };
    else facts = { ...facts, ...read };
  }
  return { ok: true, ask: { facts, forget } };
}

function isChanged(field: FactField, state: Submitted, view: ModalView, house: House): boolean {
  return field.blocks({}, house).some(({ block_id: block = '' }) => {
    const now = typedIn(state, block) ?? chosenIn(state, block) ?? dateIn(state, block);
    return now !== presetIn(view, block);
  });
}

export function factsModal(form: FactForm): Modal {
  return {
    callbackId: form.id,
    async submit({ state, metadata, view }, caller, context) {
      const { number } = readMetadata(DealVersion, metadata);
      const { house, member, act } = caller;
      const read = readForm(form, state, view, caller);
      if (!read.ok) return { kind: 'errors', errors: read.errors };
      const changed = await changeDeal(number, caller, context, (deal) =>
        edit(deal, member, act, read.ask),
      );
      const [first] = form.fields.flatMap((one) => one.blocks({}, house));
      return closeOrKeep(changed, () => first?.block_id ?? '', caller, context);
    },
  };
}
