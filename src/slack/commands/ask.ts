import { askForHelp } from '../../domain/ask-help.ts';
import { changeAndTell, refuse } from '../change-deal.ts';
import { askHelpView } from '../modals/ask-help.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { withNames } from '../with-names.ts';
import type { Command } from './command.ts';
import { refuseOpenDealModal } from './may-open.ts';

export const askCommand: Command = {
  name: 'ask',
  aliases: ['ask-for-help'],
  usage: 'ask 42 [for what]',
  summary: 'Ask your manager for help on a deal.',
  who: 'everyone',
  async run(words, caller, context) {
    const named = await namedDeal(words, 'ask', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    const refusal = refuseOpenDealModal(named.deal, member, 'ask for help on');
    if (refusal !== undefined) return refuse(refusal, caller, context);
    if (named.rest === '') {
      const voice = await voiceFor(caller, context);
      return { kind: 'open', view: askHelpView(named.deal, house, voice) };
    }
    const wanted = await withNames(named.rest, caller, context);
    return changeAndTell(named.deal, caller, context, (deal) =>
      askForHelp(deal, member, act, wanted),
    );
  },
};
