import { finishStep, plan } from '../../domain/planning.ts';
import { changeAndTell, refuse } from '../change-deal.ts';
import { nextStepView } from '../modals/next-step.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { withNames } from '../with-names.ts';
import type { Command } from './command.ts';
import { dateInWords } from './date-in-words.ts';
import { refuseOpenDealModal } from './may-open.ts';

export const todoCommand: Command = {
  name: 'todo',
  aliases: ['next-step', 'step'],
  usage: 'todo 42 [what] [when] | done',
  summary: 'Set the next step with its date, or say that it is done.',
  who: 'everyone',
  first: ['rep'],
  async run(words, caller, context) {
    const named = await namedDeal(words, 'todo', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    const refusal = refuseOpenDealModal(named.deal, member, 'plan');
    if (refusal !== undefined) return refuse(refusal, caller, context);
    if (/^done[.!]?$/i.test(named.rest)) {
      return changeAndTell(named.deal, caller, context, (deal) => finishStep(deal, member, act));
    }
    const date = dateInWords(named.rest, act.on);
    const text = await withNames(date?.left ?? named.rest, caller, context);
    if (date === undefined || text === '') {
      const voice = await voiceFor(caller, context);
      const typed = { text: text === '' ? undefined : text, on: date?.on };
      return { kind: 'open', view: nextStepView(named.deal, house, voice, typed) };
    }
    return changeAndTell(named.deal, caller, context, (deal) =>
      plan(deal, member, act, { text, on: date.on }),
    );
  },
};
