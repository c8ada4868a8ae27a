import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { followUpMessage } from '../views/follow-up.ts';
import type { Command } from './command.ts';

export const followUpCommand: Command = {
  name: 'follow-up',
  usage: 'follow-up 42',
  summary: 'A follow-up to copy, filled in from the deal.',
  who: 'everyone',
  reads: true,
  async run(words, caller, context) {
    const named = await namedDeal(words, 'follow-up', caller, context);
    if (!named.ok) return named.reply;
    const voice = await voiceFor(caller, context);
    const message = followUpMessage(named.deal, caller.member.name, voice);
    return { kind: 'message', message };
  },
};
