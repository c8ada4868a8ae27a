import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { Changed } from '../../ports.ts';
import { closeOrKeep } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { refusalSentence } from '../views/refusal.ts';
import type { Voice } from '../views/voice.ts';

/** How a modal that moves a deal shows itself again, with what was typed. */
export interface Again {
  /** The same modal for the deal as it is now, headed by why the first submit was not done. */
  readonly renew: (deal: Deal, voice: Voice, notice: string, why: Renewal['kind']) => ModalView;
  /** The field a refusal stands at. */
  readonly fieldOf: (refusal: Refusal) => string;
}

/** What makes a modal ask again on the deal as it is now. */
type Renewal = Extract<Refusal, { readonly kind: 'moved-meanwhile' | 'unmet' }>;

/**
 * Closed with the confirmation, or kept with an error at a field. When somebody moved the deal
 * meanwhile the modal says who and where, and when something required is open it says what; both ask
 * again on the deal as it is now.
 */
export async function answerMove(
  changed: Changed,
  again: Again,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const refusal = changed.ok ? undefined : renewalOf(changed.refusal);
  if (refusal === undefined) return closeOrKeep(changed, again.fieldOf, caller, context);
  const deal = await context.stores.deals.byNumber(caller.workspaceId, refusal.number);
  if (deal === undefined) return closeOrKeep(changed, again.fieldOf, caller, context);
  const by = refusal.kind === 'unmet' ? undefined : refusal.by;
  const voice = await voiceFor(caller, context, [by, deal.ownerId]);
  const notice = refusalSentence(refusal, voice);
  return { kind: 'update', view: again.renew(deal, voice, notice, refusal.kind) };
}

function renewalOf(refusal: Refusal): Renewal | undefined {
  return refusal.kind === 'moved-meanwhile' || refusal.kind === 'unmet' ? refusal : undefined;
}
