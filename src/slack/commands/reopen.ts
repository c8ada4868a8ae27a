import { reopenView } from '../modals/reopen.ts';
import type { Command } from './command.ts';
import { refuseReopenModal } from './may-open.ts';
import { openAbout } from './open-modal.ts';

export const reopenCommand: Command = {
  name: 'reopen',
  usage: 'reopen 42 [why]',
  summary: 'Give a lost deal a second try.',
  who: 'everyone',
  reads: true,
  run(words, caller, context) {
    const { house, member } = caller;
    return openAbout(
      {
        words,
        command: 'reopen',
        barred: (deal) => refuseReopenModal(deal, member, house.pipeline),
        view: (deal, voice, rest) => reopenView(deal, house, voice, { why: rest }),
      },
      caller,
      context,
    );
  },
};
