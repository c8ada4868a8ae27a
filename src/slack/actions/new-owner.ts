import { acceptDeal } from '../../domain/acceptance.ts';
import { DealNumber, EntryId } from '../../domain/ids.ts';
import { changeDeal, confirm, refuse } from '../change-deal.ts';
import { askOwnerView } from '../modals/ask-owner.ts';
import { voiceFor } from '../people.ts';
import { OWNER_ACCEPT, OWNER_ASK } from '../views/new-owner.ts';
import type { Acted, ActionHandler } from './action.ts';

/** The assignment as the value of `new-owner-accept:42:card`. */
function readAnswer({ actionId, value = '' }: Acted) {
  const [, number, where] = actionId.split(':');
  return { number: DealNumber.parse(Number(number)), where, entryId: EntryId.parse(value) };
}

/** One tap. The card, the morning's row and App Home show it themselves. */
const accept: ActionHandler = {
  actionId: OWNER_ACCEPT,
  async act(acted, caller, context) {
    const { number, where, entryId } = readAnswer(acted);
    const { member, act } = caller;
    const changed = await changeDeal(number, caller, context, (deal) =>
      acceptDeal(deal, member, act, entryId),
    );
    if (!changed.ok) return refuse(changed.refusal, caller, context);
    if (where !== 'show') return { kind: 'nothing' };
    const message = await confirm(changed.done, caller, context);
    return { kind: 'message', message, replaces: true };
  },
};

const ask: ActionHandler = {
  actionId: OWNER_ASK,
  async act(acted, caller, context) {
    const { number } = readAnswer(acted);
    const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
    if (deal === undefined) {
      return refuse({ kind: 'no-such-deal', asked: `#${number}` }, caller, context);
    }
    const { acceptance } = deal;
    const voice = await voiceFor(caller, context, [deal.ownerId, acceptance?.by, acceptance?.from]);
    return { kind: 'open', view: askOwnerView(deal, caller.house, voice) };
  },
};

export const newOwnerActions: readonly ActionHandler[] = [accept, ask];
