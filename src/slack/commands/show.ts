import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { dealCard } from '../views/deal-card.ts';
import type { Command } from './command.ts';

export const showCommand: Command = {
  name: 'show',
  aliases: ['open', 'card'],
  usage: 'show 42',
  summary: 'A deal with everything known about it and its buttons.',
  who: 'everyone',
  async run(words, caller, context) {
    const named = await namedDeal(words, 'show', caller, context);
    if (!named.ok) return named.reply;
    const voice = await voiceFor(caller, context, [named.deal.ownerId]);
    return { kind: 'message', message: dealCard(named.deal, caller.house, voice) };
  },
};
