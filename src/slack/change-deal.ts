import { followAcceptance } from '../domain/acceptance.ts';
import type { Deal } from '../domain/deal.ts';
import { type Act, type Decision, type Done, type Refusal, signed } from '../domain/decision.ts';
import type { DealId, DealNumber } from '../domain/ids.ts';
import { undoable } from '../domain/take-back.ts';
import type { Changed } from '../ports.ts';
import type { Caller, Context } from './context.ts';
import { markMornings } from './mark-morning.ts';
import { voiceFor } from './people.ts';
import type { Reply } from './reply.ts';
import { confirmation } from './views/confirmation.ts';
import type { Message } from './views/message.ts';
import { refusalMessage, refusalSentence } from './views/refusal.ts';

/** What any change by a person brings with it: an acceptance follows, it can be undone, and is theirs. */
export function byPerson(deal: Deal, decision: Decision, act: Act): Decision {
  return signed(undoable(deal, followAcceptance(deal, decision, act), act), act.by);
}

/** Which deal: by id or number, or itself when it was read to find it. */
type Which = DealId | DealNumber | Deal;

/** Decides on the deal as it is and commits it under this delivery's key. */
export async function changeDeal(
  which: Which,
  caller: Caller,
  context: Context,
  decide: (deal: Deal) => Decision,
): Promise<Changed> {
  const { workspaceId, key, act } = caller;
  const known = typeof which === 'object' ? which : undefined;
  const changed = await context.stores.deals.change(
    workspaceId,
    typeof which === 'object' ? which.id : which,
    key,
    (deal) => byPerson(deal, decide(deal), act),
    known,
  );
  if (!changed.ok) return changed;
  context.nudge();
  // A repeated delivery marks the rows too, once by its key: the first may have been cut off between
  // the two writes.
  context.aside({
    userId: caller.userId,
    key: `${key}:row`,
    what: 'mark the rows of morning messages',
    work: () => markMornings(changed.deal, changed.done, caller, context),
  });
  return changed;
}

/** Changes a deal and tells whoever asked what came of it. */
export async function changeAndTell(
  which: Which,
  caller: Caller,
  context: Context,
  decide: (deal: Deal) => Decision,
): Promise<Reply> {
  const changed = await changeDeal(which, caller, context, decide);
  if (!changed.ok) return refuse(changed.refusal, caller, context);
  const message = await confirm(changed.done, caller, context);
  return { kind: 'message', message, changed: changed.deal };
}

export async function confirm(done: Done, caller: Caller, context: Context): Promise<Message> {
  const people = [
    'ownerId' in done ? done.ownerId : undefined,
    'to' in done && done.kind === 'assigned' ? done.to : undefined,
  ];
  return confirmation(done, caller.house, await voiceFor(caller, context, people));
}

export async function refuse(refusal: Refusal, caller: Caller, context: Context): Promise<Reply> {
  const voice = await voiceFor(caller, context, peopleIn(refusal));
  return { kind: 'message', message: refusalMessage(refusal, voice) };
}

/** Closes the modal with the confirmation, or keeps it with the refusal at a field. */
export async function closeOrKeep(
  changed: Changed,
  fieldOf: (refusal: Refusal) => string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  if (!changed.ok) return refuseAt(changed.refusal, fieldOf(changed.refusal), caller, context);
  const message = await confirm(changed.done, caller, context);
  return { kind: 'close', message, changed: changed.deal };
}

export async function refuseAt(
  refusal: Refusal,
  block: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const voice = await voiceFor(caller, context, peopleIn(refusal));
  return { kind: 'errors', errors: { [block]: refusalSentence(refusal, voice) } };
}

function peopleIn(refusal: Refusal): readonly (string | undefined)[] {
  switch (refusal.kind) {
    case 'moved-meanwhile':
      return [refusal.by];
    case 'done-after':
      return [refusal.newer.by];
    case 'given-meanwhile':
      return [refusal.by, refusal.to];
    default:
      return [];
  }
}
