import { lostBefore } from '../lost-before.ts';
import { newDealView } from '../modals/new-deal.ts';
import type { Command } from './command.ts';
import { readNewDealWords } from './new-deal-words.ts';

export const newCommand: Command = {
  name: 'new',
  aliases: ['create', 'add'],
  usage: 'new [account] [amount] [source]',
  summary: 'A new deal; words fill in the form: new acme 12k linkedin.',
  who: 'everyone',
  reads: true,
  first: ['rep'],
  async run(words, caller, context) {
    const { house, member, userId } = caller;
    const { sources, currency, locale } = house.settings;
    const preset = readNewDealWords(words, sources, currency);
    const view = newDealView(
      {
        ...preset,
        sourceId: preset.sourceId ?? member.lastSource,
        ownerId: preset.ownerId ?? userId,
        before: await lostBefore(preset.account, caller, context),
      },
      house,
      member.locale ?? locale,
    );
    return { kind: 'open', view };
  },
};
