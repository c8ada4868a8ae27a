import { refuseStranger } from '../../domain/permits.ts';
import { editDealView } from '../modals/edit-deal.ts';
import type { Command } from './command.ts';
import { openAbout } from './open-modal.ts';

export const editCommand: Command = {
  name: 'edit',
  usage: 'edit 42',
  summary: 'Change name, account, contact, amount, close date or source.',
  who: 'everyone',
  run(words, caller, context) {
    const { house, member } = caller;
    return openAbout(
      {
        words,
        command: 'edit',
        barred: (deal) => refuseStranger(deal, member, `edit #${deal.number}`)?.refusal,
        view: (deal, voice) => editDealView(deal, house, voice),
      },
      caller,
      context,
    );
  },
};
