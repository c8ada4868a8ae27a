import { acceptHandoff } from '../../domain/handoff.ts';
import { DealNumber } from '../../domain/ids.ts';
import { changeDeal, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { askRepView } from '../modals/ask-rep.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { HANDOFF_ACCEPT, HANDOFF_ASK } from '../views/handoff.ts';
import { plainMessage } from '../views/trouble.ts';
import type { ActionHandler } from './action.ts';

/** One tap: the message and the deal's thread then say who took it. */
const accept: ActionHandler = {
  actionId: HANDOFF_ACCEPT,
  async act({ value = '' }, caller, context) {
    const number = DealNumber.parse(Number(value));
    const { member, act } = caller;
    const changed = await changeDeal(number, caller, context, (deal) =>
      acceptHandoff(deal, member, act),
    );
    if (changed.ok) return { kind: 'nothing' };
    return (
      (await takenBySomebody(number, caller, context)) ?? refuse(changed.refusal, caller, context)
    );
  },
};

async function takenBySomebody(
  number: DealNumber,
  caller: Caller,
  context: Context,
): Promise<Reply | undefined> {
  const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
  const takenBy = deal?.handoff?.takenBy;
  if (takenBy === undefined || deal?.standing.kind !== 'won') return undefined;
  const { nameOf } = await voiceFor(caller, context, [takenBy]);
  const who = takenBy === caller.userId ? 'You have' : `${nameOf(takenBy)} has`;
  const say = `${who} taken over #${number} already.`;
  return { kind: 'message', message: plainMessage(say) };
}

const ask: ActionHandler = {
  actionId: HANDOFF_ASK,
  async act({ value = '' }, caller, context) {
    const number = DealNumber.parse(Number(value));
    const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
    if (deal === undefined) {
      return refuse({ kind: 'no-such-deal', asked: `#${number}` }, caller, context);
    }
    const voice = await voiceFor(caller, context, [deal.ownerId]);
    return { kind: 'open', view: askRepView(deal, caller.house, voice) };
  },
};

export const handoffActions: readonly ActionHandler[] = [accept, ask];
