import { lostView } from '../modals/lost.ts';
import { choiceIn } from './choice-in.ts';
import type { Command } from './command.ts';
import { refuseOpenDealModal } from './may-open.ts';
import { openAbout } from './open-modal.ts';

export const lostCommand: Command = {
  name: 'lost',
  nearly: ['close', 'closed'],
  usage: 'lost 42 [reason]',
  summary: 'It is over: say why, and at which step it could have been known.',
  who: 'everyone',
  reads: true,
  run(words, caller, context) {
    const { house, member } = caller;
    return openAbout(
      {
        words,
        command: 'lost',
        barred: (deal) => refuseOpenDealModal(deal, member, 'close'),
        view: (deal, voice, rest) =>
          lostView(deal, house, voice, { reason: choiceIn(rest, house.settings.lossReasons) }),
      },
      caller,
      context,
    );
  },
};
