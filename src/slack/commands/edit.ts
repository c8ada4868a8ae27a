import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { refuseStranger } from '../../domain/permits.ts';
import { editDealView } from '../modals/edit-deal.ts';
import { factForms } from '../modals/facts/fact-forms.ts';
import { factsView } from '../modals/facts/facts-form.ts';
import { needView } from '../modals/facts/need.ts';
import { personView } from '../modals/facts/person.ts';
import type { Voice } from '../views/voice.ts';
import type { Command } from './command.ts';
import { openAbout } from './open-modal.ts';

export const editCommand: Command = {
  name: 'edit',
  usage: 'edit 42 [people | needs | fit | case | terms]',
  summary: 'Change a deal, or fill in what its steps want to know.',
  who: 'everyone',
  reads: true,
  run(words, caller, context) {
    const { house, member } = caller;
    return openAbout(
      {
        words,
        command: 'edit',
        barred: (deal) => refuseStranger(deal, member, `edit #${deal.number}`)?.refusal,
        view: (deal, voice, rest) => viewFor(deal, rest, house, voice),
      },
      caller,
      context,
    );
  },
};

function viewFor(deal: Deal, words: string, house: House, voice: Voice): ModalView {
  const [first = ''] = words.toLowerCase().split(/\s+/, 1);
  const rest = words.slice(first.length).trim();
  if (/^(people|person|contact|signer)$/.test(first)) {
    const known = deal.facts.people?.find(
      ({ name }) => rest !== '' && name.toLowerCase().startsWith(rest.toLowerCase()),
    );
    return personView(deal, house, voice, known?.id, rest);
  }
  if (/^needs?$/.test(first)) return needView(deal, house, voice, -1, rest);
  const form = factForms.find((one) => one.words.includes(first));
  return form === undefined
    ? editDealView(deal, house, voice)
    : factsView(form, deal, house, voice);
}
