import { nextPage } from '../clean-up-pages.ts';
import { plainMessage } from '../views/trouble.ts';
import type { Command } from './command.ts';

export const cleanupCommand: Command = {
  name: 'cleanup',
  aliases: ['clean-up', 'clean'],
  usage: 'cleanup',
  summary: 'Look through your imported deals, eight at a time.',
  who: 'everyone',
  reads: true,
  async run(_words, caller, context) {
    const page = await nextPage(caller, context);
    if (page.view !== undefined) return { kind: 'open', view: page.view };
    return {
      kind: 'message',
      message: plainMessage('None of your imported deals waits for a look.'),
    };
  },
};
