import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deal } from '../../../domain/deal.ts';
import type { Person } from '../../../domain/facts.ts';
import { given } from '../../../domain/given.ts';
import type { House } from '../../../domain/house.ts';
import { knowPerson, type PersonAsk } from '../../../domain/learning.ts';
import { wrongPast } from '../../../domain/possible-days.ts';
import { changeDeal, closeOrKeep, refuse } from '../../change-deal.ts';
import { voiceFor } from '../../people.ts';
import { dealHead } from '../../views/deal-head.ts';
import { datePicker, radios, select, textInput } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import type { Voice } from '../../views/voice.ts';
import { DealVersion, versionOf } from '../deal-version.ts';
import type { Modal, Submitted } from '../modal.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from '../submitted.ts';

const callbackId = 'person';
const NEW = '+new';
const shown = 99;
const signs = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

const Metadata = DealVersion.extend({
  personId: z.string().optional(),
  /** Ends the names of this person's blocks: what was typed about another does not carry over. */
  at: z.int(),
});

/** Somebody new, or the person of this id with what is known. */
export function personView(
  deal: Deal,
  house: House,
  voice: Voice,
  personId?: string,
  name?: string,
): ModalView {
  const people = deal.facts.people ?? [];
  const at = people.findIndex((one) => one.id === personId);
  const person = people[at];
  const block = (part: string) => `${part}-${at}`;
  const optional = { optional: true } as const;
  return modalView({
    callbackId,
    title: 'People',
    submit: 'Save',
    metadata: { ...versionOf(deal), at, ...(person === undefined ? {} : { personId: person.id }) },
    blocks: [
      ...dealHead(deal, house, voice),
      ...(people.length === 0 ? [] : [whoField(people, person)]),
      field(
        block('name'),
        'Name',
        textInput('name', { initial: person?.name ?? name, max: 150 }),
        optional,
      ),
      field(
        block('role'),
        'Role',
        textInput('role', { initial: person?.role, max: 150 }),
        optional,
      ),
      field(block('signs'), 'Can they sign?', radios('signs', signs, signsOf(person)), optional),
      field(block('met'), 'Met on', datePicker('met', person?.metOn), optional),
      field(block('demo'), 'Saw the demo on', datePicker('demo', person?.sawDemoOn), optional),
    ],
  });
}

function whoField(people: readonly Person[], person: Person | undefined) {
  const options = [
    ...people.slice(0, shown).map(({ id, name }) => ({ value: id, label: name })),
    { value: NEW, label: 'Somebody new' },
  ];
  const input = select('who', options, { initial: person?.id ?? NEW });
  return field('who', 'Who', input, { dispatch: true });
}

function signsOf(person: Person | undefined): string | undefined {
  if (person?.canSign === undefined) return undefined;
  return person.canSign ? 'yes' : 'no';
}

function personIn(state: Submitted, { personId, at }: z.infer<typeof Metadata>): PersonAsk {
  const block = (part: string) => `${part}-${at}`;
  const [name, role] = [typedIn(state, block('name')), typedIn(state, block('role'))];
  const [metOn, sawDemoOn] = [dateIn(state, block('met')), dateIn(state, block('demo'))];
  const said = chosenIn(state, block('signs'));
  const canSign = said === undefined ? undefined : said === 'yes';
  const ask = { role, canSign, metOn, sawDemoOn };
  const forget = (['role', 'canSign', 'metOn', 'sawDemoOn'] as const).filter(
    (one) => personId !== undefined && ask[one] === undefined,
  );
  return { ...ask, id: personId, name, forget };
}

export const personModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const read = readMetadata(Metadata, metadata);
    const { member, act } = caller;
    const ask = personIn(state, read);
    const errors = {
      ...given(`met-${read.at}`, wrongPast(ask.metOn, act.on)),
      ...given(`demo-${read.at}`, wrongPast(ask.sawDemoOn, act.on)),
    };
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const changed = await changeDeal(read.number, caller, context, (deal) =>
      knowPerson(deal, member, act, ask),
    );
    return closeOrKeep(changed, () => `name-${read.at}`, caller, context);
  },
  actions: {
    async who({ value, metadata }, caller, context) {
      const { number } = readMetadata(Metadata, metadata);
      const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
      if (deal === undefined) {
        return refuse({ kind: 'no-such-deal', asked: String(number) }, caller, context);
      }
      const voice = await voiceFor(caller, context);
      return { kind: 'update', view: personView(deal, caller.house, voice, value) };
    },
  },
};
