import { isOpen } from '../../domain/deal.ts';
import { refuseWithdrawn } from '../../domain/permits.ts';
import { correctView } from '../modals/correct.ts';
import type { Command } from './command.ts';
import { openAbout } from './open-modal.ts';

export const correctCommand: Command = {
  name: 'correct',
  usage: 'correct 42',
  summary: 'Set a wrong outcome right; what was posted of it follows.',
  who: 'manager',
  reads: true,
  first: ['manager'],
  run(words, caller, context) {
    return openAbout(
      {
        words,
        command: 'correct',
        barred: (deal) =>
          refuseWithdrawn(deal)?.refusal ??
          (isOpen(deal) ? { kind: 'deal-open', number: deal.number } : undefined),
        view: (deal, voice) => correctView(deal, caller.house, voice),
      },
      caller,
      context,
    );
  },
};
