import { notAFitView } from '../modals/not-a-fit.ts';
import { choiceIn } from './choice-in.ts';
import type { Command } from './command.ts';
import { refuseLeadModal } from './may-open.ts';
import { openAbout } from './open-modal.ts';

export const notAFitCommand: Command = {
  name: 'not-a-fit',
  aliases: ['unqualified'],
  usage: 'not-a-fit 42 [reason]',
  summary: 'It was never one for us; it counts neither as won nor as lost.',
  who: 'everyone',
  reads: true,
  run(words, caller, context) {
    const { house, member } = caller;
    const reasons = house.settings.unqualifiedReasons;
    return openAbout(
      {
        words,
        command: 'not-a-fit',
        barred: (deal) => refuseLeadModal(deal, member, 'close'),
        view: (deal, voice, rest) =>
          notAFitView(deal, house, voice, { reason: choiceIn(rest, reasons) }),
      },
      caller,
      context,
    );
  },
};
