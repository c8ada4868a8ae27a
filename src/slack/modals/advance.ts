import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import { DealNumber, StageId } from '../../domain/ids.ts';
import { type MoveAsk, move } from '../../domain/moves.ts';
import { findStage } from '../../domain/pipeline.ts';
import { addWorkingDays, workingCalendar } from '../../domain/working-calendar.ts';
import type { Changed } from '../../ports.ts';
import { refill } from '../answers/refill.ts';
import { changeDeal, closeOrKeep, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { refusalSentence } from '../views/refusal.ts';
import { type AdvanceFacts, advanceCallbackId, advanceView, blockOf } from './advance-view.ts';
import { carryOver } from './carry.ts';
import type { DealVersion } from './deal-version.ts';
import type { Modal, ModalAction, Submitted } from './modal.ts';
import { anywayIn } from './needed-fields.ts';
import { newestLesson } from './newest-lesson.ts';
import { fillErrors, readFill } from './read-fill.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

/** Empty until a deal is picked; the rest is what the form was opened with. */
const Metadata = z.object({
  number: DealNumber.optional(),
  version: z.int().optional(),
  to: StageId.optional(),
  note: z.string().optional(),
  anyway: z.boolean().optional(),
  picks: z.boolean().optional(),
});

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
  async submit({ state, metadata, view }, caller, context) {
    const seen = readMetadata(Metadata, metadata);
    const { number, version } = seen;
    const picked = picks(state) ? chosenIn(state, 'deal') : String(number);
    if (number === undefined || version === undefined || picked !== String(number)) {
      return repick(picked, state, caller, context);
    }
    const { house, member, act } = caller;
    const errors = fillErrors(state, blockOf(number, version), act.on);
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const changed = await changeDeal(number, caller, context, (deal) =>
      move(deal, house, member, act, askOf(deal, state, version, caller)),
    );
    if (changed.ok) return closeOrKeep(changed, () => 'deal', caller, context);
    const before = { view, state, number, version };
    return again(changed.refusal, changed, before, caller, context);
  },
  async resume(metadata, deal, caller, context) {
    const { number, version: _, ...asked } = readMetadata(Metadata, metadata);
    return number === deal.number ? openAdvance(deal, asked, caller, context) : undefined;
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
  const nextDay = addWorkingDays(workingCalendar(house.settings), act.on, 1);
  const to = chosenIn(state, named('to'));
  return {
    version,
    to: to === undefined ? undefined : StageId.parse(to),
    note: typedIn(state, 'note'),
    fill: readFill(state, named, criteria, nextDay),
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

type Before = DealVersion & { readonly view: ModalView; readonly state: Submitted };

/** Asks again with everything kept: what is missing, who was first, or an error at its field. */
async function again(
  refusal: Refusal,
  changed: Changed,
  before: Before,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const { state, number, version } = before;
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
    const fresh = await openAdvance(deal, asked, caller, context, notice);
    return {
      kind: 'update',
      view: deal === undefined ? fresh : onNow(fresh, deal, before, caller),
    };
  }
  const to = StageId.safeParse(chosenIn(state, named('to'))).data;
  const more = { ...asked, to, anyway: true };
  const view = await openAdvance(deal, more, caller, context, notice);
  return { kind: 'update', view: refill(view, state, {}) };
}

/** What was said of the deal before it moved, in its form of now. The step it goes to is asked anew. */
function onNow(
  fresh: ModalView,
  deal: Deal,
  { view, state, number, version }: Before,
  { act }: Caller,
): ModalView {
  const [then, now] = [blockOf(number, version), blockOf(number, deal.version)];
  const preset = dateIn(state, then('demo-on')) === act.on ? [then('demo-on')] : [];
  const said = Object.entries(state).filter(([block]) => ![then('to'), ...preset].includes(block));
  const rename = (block: string) =>
    block.endsWith(then('')) ? now(block.slice(0, -then('').length)) : block;
  return carryOver(fresh, { view, state: Object.fromEntries(said) }, rename);
}
