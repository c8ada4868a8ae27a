import { assign } from '../../domain/assigning.ts';
import { UserId } from '../../domain/ids.ts';
import { refuseStranger } from '../../domain/permits.ts';
import { changeAndTell, refuse } from '../change-deal.ts';
import { handingTo } from '../handing.ts';
import { assignView } from '../modals/assign.ts';
import { namedDeal } from '../named-deal.ts';
import { newOwnerProblem } from '../new-owner-problem.ts';
import { voiceFor } from '../people.ts';
import { withNames } from '../with-names.ts';
import type { Command } from './command.ts';

export const assignCommand: Command = {
  name: 'assign',
  aliases: ['claim', 'give'],
  usage: 'assign 42 [@person [why] | me]',
  summary: 'Give a deal a new owner, or claim an unclaimed one.',
  who: 'everyone',
  first: ['manager', 'admin'],
  async run(words, caller, context) {
    const named = await namedDeal(words, 'assign', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    const mentioned = UserId.safeParse(/^<@([^|>]+)/.exec(named.rest)?.[1]);
    // `somebody` is no one yet: whoever assigns says whom in the form.
    const unclaimed = named.deal.ownerId === undefined && named.rest === '';
    const to = named.rest === 'me' || unclaimed ? caller.userId : mentioned.data;
    if (to === undefined) {
      const stranger = refuseStranger(named.deal, member, `assign #${named.deal.number}`);
      if (stranger !== undefined) return refuse(stranger.refusal, caller, context);
      const voice = await voiceFor(caller, context);
      return { kind: 'open', view: assignView(named.deal, house, voice) };
    }
    const problem = await newOwnerProblem(to, caller, context);
    if (problem !== undefined) {
      return refuse({ kind: 'bad-input', field: 'Owner', say: problem }, caller, context);
    }
    const why = await withNames(named.rest.replace(/^<@[^>]*>/, ''), caller, context);
    const handing = await handingTo(to, to === caller.userId ? undefined : why, caller, context);
    return changeAndTell(named.deal, caller, context, (deal) =>
      assign(deal, member, act, to, handing),
    );
  },
};
