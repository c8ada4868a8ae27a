import { namedDeal } from '../named-deal.ts';
import { showRetro } from '../render-retro.ts';
import { message } from '../views/blocks.ts';
import { dealName } from '../views/deal-line.ts';
import { bold } from '../views/mrkdwn.ts';
import { retroHistory } from '../views/retro-history.ts';
import type { Command } from './command.ts';

export const retroCommand: Command = {
  name: 'retro',
  aliases: ['review'],
  usage: 'retro 42',
  summary: 'What was learned from a closed deal, every try of it; answer while it is open.',
  who: 'everyone',
  reads: true,
  async run(words, caller, context) {
    const named = await namedDeal(words, 'retro', caller, context);
    if (!named.ok) return named.reply;
    const { deal } = named;
    const all = await context.stores.retros.ofDeal(caller.workspaceId, deal.id);
    const retros = all.filter((retro) => retro.withdrawnAt === undefined).reverse();
    if (retros.length === 0) {
      const none = `${bold(dealName(deal))} has no retro. One is asked for when a deal that got past the first step is won or lost.`;
      return { kind: 'message', message: message(none) };
    }
    const shown = await Promise.all(retros.map((retro) => showRetro(retro, caller, context)));
    return { kind: 'message', message: retroHistory(shown) };
  },
};
