import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { createDeal, type DealInput } from '../../domain/create-deal.ts';
import type { House } from '../../domain/house.ts';
import { ChoiceId, DealId, UserId } from '../../domain/ids.ts';
import { type Money, parseAmount } from '../../domain/money.ts';
import { note } from '../../domain/notes.ts';
import type { Changed } from '../../ports.ts';
import { closeOrKeep } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { handingTo } from '../handing.ts';
import { lostBefore } from '../lost-before.ts';
import { newOwnerProblem } from '../new-owner-problem.ts';
import { amountHint, amountText, badAmount } from '../views/amount-field.ts';
import { choiceOptions } from '../views/choices.ts';
import { personSelect, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { cut } from '../views/limits.ts';
import { type LostBefore, lostBeforeBlocks, withLostBefore } from '../views/lost-before.ts';
import { noteNotKept } from '../views/trouble.ts';
import { messageField } from './message-field.ts';
import type { Modal, Submitted } from './modal.ts';
import { chosenIn, personIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'new-deal';

const Metadata = z.object({
  /** Who made it of a message. */
  passedBy: UserId.optional(),
  /** The modal itself told of the account’s lost deal. */
  told: z.string().optional(),
});

export interface NewDealPreset {
  readonly account?: string | undefined;
  readonly amount?: Money | undefined;
  readonly sourceId?: string | undefined;
  readonly ownerId: UserId;
  /** From a message: what was said becomes the deal's first note. */
  readonly said?: string | undefined;
  readonly passedBy?: UserId | undefined;
  readonly before?: LostBefore | undefined;
}

/** One tap when the words filled it in; only the account is required. */
export function newDealView(preset: NewDealPreset, house: House, locale: string): ModalView {
  const amount = amountText(preset.amount, locale);
  const sources = choiceOptions(house.settings.sources);
  const { said, passedBy, before } = preset;
  return modalView({
    callbackId,
    title: 'New deal',
    submit: 'Create',
    metadata: {
      ...(passedBy === undefined ? {} : { passedBy }),
      ...(before === undefined ? {} : { told: cut(preset.account ?? '', 150) }),
    },
    blocks: [
      ...(before === undefined ? [] : lostBeforeBlocks(before)),
      field('account', 'Account', textInput('account', { initial: preset.account, max: 150 })),
      field('name', 'Deal name', textInput('name', { max: 150, placeholder: 'Acme: 25 seats' }), {
        optional: true,
        hint: 'Left empty, it is the account',
      }),
      field('contact', 'Contact', textInput('contact', { max: 150 }), { optional: true }),
      field('amount', 'Amount', textInput('amount', { initial: amount }), {
        optional: true,
        hint: amountHint,
      }),
      field('source', 'Source', select('source', sources, { initial: preset.sourceId }), {
        optional: true,
      }),
      field('owner', 'Owner', personSelect('owner', preset.ownerId), { optional: true }),
      ...(said === undefined ? [] : [messageField('said', 'First note', said, { optional: true })]),
    ],
  });
}

function inputOf(state: Submitted, amount: Money | undefined, passedBy?: UserId): DealInput {
  const source = chosenIn(state, 'source');
  const ownerId = personIn(state, 'owner');
  const passed = passedBy !== undefined && passedBy !== ownerId ? { passedBy } : {};
  return {
    account: typedIn(state, 'account') ?? '',
    name: typedIn(state, 'name'),
    contact: typedIn(state, 'contact'),
    amount,
    ownerId,
    facts: source === undefined ? {} : { source: { id: ChoiceId.parse(source), ...passed } },
  };
}

async function create(input: DealInput, caller: Caller, context: Context): Promise<Changed> {
  const { house, member, act } = caller;
  const { ownerId } = input;
  const handing =
    ownerId === undefined || ownerId === act.by
      ? undefined
      : await handingTo(ownerId, undefined, caller, context);
  const id = DealId.parse(randomUUID());
  const made = createDeal(id, house, member, act, { ...input, handing });
  if (!made.ok) return made;
  const { stores } = context;
  const source = input.facts?.source?.id;
  const created = await stores.deals.create(made.draft);
  context.nudge();
  if (source !== undefined && source !== member.lastSource) {
    const { workspaceId, userId } = member;
    context.aside({
      userId,
      key: `${caller.key}:source`,
      what: 'keep the last source',
      work: () => stores.members.edit(workspaceId, userId, { lastSource: source }),
    });
  }
  return created;
}

/** The deal stands, whatever becomes of its first note. */
function keepSaid(text: string, created: Changed, caller: Caller, { stores, aside }: Context) {
  if (!created.ok) return;
  const { workspaceId, userId, key, member, act } = caller;
  const { id, number } = created.deal;
  const saidKey = `${key}:said`;
  aside({
    userId,
    key: saidKey,
    what: 'keep the first note of a deal',
    failed: (reference) => noteNotKept(number, reference),
    async work() {
      await stores.deals.change(workspaceId, id, saidKey, (deal) => note(deal, member, act, text));
    },
  });
}

export const newDealModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { passedBy, told } = readMetadata(Metadata, metadata);
    const said = typedIn(state, 'said');
    const typed = typedIn(state, 'amount');
    const amount =
      typed === undefined ? undefined : parseAmount(typed, caller.house.settings.currency);
    if (typed !== undefined && amount === undefined) {
      return { kind: 'errors', errors: { amount: badAmount } };
    }
    const input = inputOf(state, amount, passedBy);
    const problem =
      input.ownerId === undefined
        ? undefined
        : await newOwnerProblem(input.ownerId, caller, context);
    if (problem !== undefined) return { kind: 'errors', errors: { owner: problem } };
    const [created, before] = await Promise.all([
      create(input, caller, context),
      input.account === told ? undefined : lostBefore(input.account, caller, context),
    ]);
    if (said !== undefined) keepSaid(said, created, caller, context);
    const reply = await closeOrKeep(created, () => 'account', caller, context);
    if (reply.kind !== 'close' || reply.message === undefined || before === undefined) return reply;
    return { ...reply, message: withLostBefore(reply.message, before) };
  },
};
