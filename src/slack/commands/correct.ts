import { correctView } from '../modals/correct.ts';
import type { Command } from './command.ts';
import { openAbout } from './open-modal.ts';

export const correctCommand: Command = {
  name: 'correct',
  usage: 'correct 42',
  summary: 'Set a wrong outcome right; what was posted of it follows.',
  who: 'manager',
  reads: true,
  run(words, caller, context) {
    return openAbout(
      {
        words,
        command: 'correct',
        barred: ({ standing, number }) =>
          standing.kind === 'open' ? { kind: 'deal-open', number } : undefined,
        view: (deal, voice) => correctView(deal, caller.house, voice),
      },
      caller,
      context,
    );
  },
};
