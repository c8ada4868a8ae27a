import { z } from 'zod';
import { addDays } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import { DealNumber, StageId } from '../../domain/ids.ts';
import { type MoveAsk, move } from '../../domain/moves.ts';
import { findStage } from '../../domain/pipeline.ts';
import type { Changed } from '../../ports.ts';
import { refill } from '../answers/refill.ts';
import { changeDeal, closeOrKeep, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { refusalSentence } from '../views/refusal.ts';
import { type AdvanceFacts, advanceCallbackId, advanceView, blockOf } from './advance-view.ts';
import type { DealVersion } from './deal-version.ts';
import type { Modal, ModalAction, Submitted } from './modal.ts';
import { anywayIn } from './needed-fields.ts';
import { newestLesson } from './newest-lesson.ts';
import { readFill } from './read-fill.ts';
import { chosenIn, readMetadata, typedIn } from './submitted.ts';

/** Empty until a deal is picked. */
const Metadata = z.object({ number: DealNumber.optional(), version: z.int().optional() });

/** The modal for a deal as it is now, its next step preset. */
export async function openAdvance(
  deal: Deal | undefined,
  asked: Pick<AdvanceFacts, 'to' | 'note' | 'anyway' | 'picks'>,
  caller: Caller,
  context: Context,
  notice?: string,
) {
  const { house, act } = caller;
  const voice = await voiceFor(caller, context);
  const lesson =
    deal === undefined ? undefined : await newestLesson(deal, asked.to, caller, context);
  const facts = { deal, picks: deal === undefined, ...asked, notice, lesson, today: act.on };
  return advanceView(facts, house, voice);
}

/** Another deal is picked: its step, its version and its own checklist take the place. */
const pickDeal: ModalAction = async ({ value, state }, caller, context) => {
  const number = DealNumber.safeParse(Number(value));
  const deal = number.success
    ? await context.stores.deals.byNumber(caller.workspaceId, number.data)
    : undefined;
  const asked = { note: typedIn(state, 'note'), picks: true };
  return { kind: 'update', view: await openAdvance(deal, asked, caller, context) };
};

export const advanceModal = {
  callbackId: advanceCallbackId,
  actions: { deals: pickDeal },
  async submit({ state, metadata }, caller, context) {
    const seen = readMetadata(Metadata, metadata);
    const { number, version } = seen;
    const picked = picks(state) ? chosenIn(state, 'deal') : String(number);
    if (number === undefined || version === undefined || picked !== String(number)) {
      return repick(picked, state, caller, context);
    }
    const { house, member, act } = caller;
    const changed = await changeDeal(number, caller, context, (deal) =>
      move(deal, house, member, act, askOf(deal, state, version, caller)),
    );
    if (changed.ok) return closeOrKeep(changed, () => 'deal', caller, context);
    return again(changed.refusal, changed, { number, version }, state, caller, context);
  },
} satisfies Modal;

/** It was opened without a deal, and has a field for it. */
function picks(state: Submitted): boolean {
  return 'deal' in state;
}

function askOf(deal: Deal, state: Submitted, version: number, caller: Caller): MoveAsk {
  const { house, act } = caller;
  const named = blockOf(deal.number, version);
  const criteria = findStage(house.pipeline, deal.stageId)?.criteria ?? [];
  const to = chosenIn(state, named('to'));
  return {
    version,
    to: to === undefined ? undefined : StageId.parse(to),
    note: typedIn(state, 'note'),
    fill: readFill(state, named, criteria, addDays(act.on, 1)),
    moveAnyway: anywayIn(state, named),
  };
}

/** The choice of another deal had not come back yet: shows that deal before anything is decided. */
async function repick(
  picked: string | undefined,
  state: Submitted,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const number = DealNumber.safeParse(Number(picked));
  const deal = number.success
    ? await context.stores.deals.byNumber(caller.workspaceId, number.data)
    : undefined;
  if (deal === undefined) return { kind: 'errors', errors: { deal: 'Which deal is it?' } };
  const asked = { note: typedIn(state, 'note'), picks: true };
  return { kind: 'update', view: await openAdvance(deal, asked, caller, context) };
}

/** Asks again with everything kept: what is missing, who was first, or an error at its field. */
async function again(
  refusal: Refusal,
  changed: Changed,
  { number, version }: DealVersion,
  state: Submitted,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const named = blockOf(number, version);
  if (refusal.kind !== 'unmet' && refusal.kind !== 'moved-meanwhile') {
    const needsNote = refusal.kind === 'reason-needed' && refusal.what !== 'move-anyway';
    // A closed deal, or one in the last step, has no step to pick.
    const field = named('to') in state ? named('to') : 'deal';
    if (!(field in state)) return refuse(refusal, caller, context);
    return closeOrKeep(changed, () => (needsNote ? 'note' : field), caller, context);
  }
  const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
  const asked = { note: typedIn(state, 'note'), picks: picks(state) };
  const voice = await voiceFor(caller, context, refusal.kind === 'unmet' ? [] : [refusal.by]);
  const notice = refusalSentence(refusal, voice);
  if (deal === undefined || refusal.kind === 'moved-meanwhile') {
    return { kind: 'update', view: await openAdvance(deal, asked, caller, context, notice) };
  }
  const to = StageId.safeParse(chosenIn(state, named('to'))).data;
  const more = { ...asked, to, anyway: true };
  const view = await openAdvance(deal, more, caller, context, notice);
  return { kind: 'update', view: refill(view, state, {}) };
}
