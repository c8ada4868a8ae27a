import { wonPreset, wonView } from '../modals/won.ts';
import type { Command } from './command.ts';
import { refuseOpenDealModal } from './may-open.ts';
import { openAbout } from './open-modal.ts';

export const wonCommand: Command = {
  name: 'won',
  nearly: ['close', 'closed'],
  usage: 'won 42',
  summary: 'It is signed: say for how much, when, and what decided it.',
  who: 'everyone',
  reads: true,
  run(words, caller, context) {
    const { house, member, act } = caller;
    return openAbout(
      {
        words,
        command: 'won',
        barred: (deal) => refuseOpenDealModal(deal, member, 'close'),
        view: (deal, voice) => {
          const typed = wonPreset(deal, act, voice);
          return wonView(deal, house, voice, { typed, today: act.on });
        },
      },
      caller,
      context,
    );
  },
};
