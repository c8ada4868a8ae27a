import type { InputBlock, ModalView } from '@slack/types';
import { type CorrectAsk, correct } from '../../domain/correcting.ts';
import { type Deal, type Outcome, outcomeOf } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { ChoiceId } from '../../domain/ids.ts';
import { isAboutLookAgain } from '../../domain/look-again.ts';
import { parseAmount } from '../../domain/money.ts';
import { changeDeal, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { amountText, badAmount } from '../views/amount-field.ts';
import { context as small } from '../views/blocks.ts';
import { dealHead } from '../views/deal-head.ts';
import { radios, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { outcomeLine, outcomeWords } from '../views/outcome-line.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import { lostFields, lostOutcome, typedLost } from './lost.ts';
import type { Modal, Submitted } from './modal.ts';
import { answerMove } from './move-answer.ts';
import { notAFitFields, notAFitOutcome, typedNotAFit } from './not-a-fit.ts';
import { chosenIn, readMetadata, typedIn } from './submitted.ts';
import { typedWon, wonFields } from './won.ts';

const callbackId = 'correct';
const kinds = ['won', 'lost', 'unqualified'] as const;
type Kind = Outcome['kind'];

/** The outcome as it should have been; another one has other fields, named after it. */
export function correctView(
  deal: Deal,
  house: House,
  voice: Voice,
  typed: {
    readonly kind?: Kind | undefined;
    readonly state?: Submitted;
    readonly why?: string;
  } = {},
  notice?: string,
): ModalView {
  const outcome = outcomeOf(deal);
  const kind = typed.kind ?? outcome?.kind ?? 'won';
  const options = kinds.map((value) => ({ value, label: outcomeWords[value] }));
  const was = outcome === undefined ? undefined : `Now: ${outcomeLine(outcome, house, voice)}`;
  return modalView({
    callbackId,
    title: 'Correct the outcome',
    submit: 'Correct',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice, notice),
      ...(was === undefined ? [] : [small(was)]),
      field('kind', 'It was', radios('kind', options, kind), { dispatch: true }),
      ...fieldsOf(kind, deal, house, voice, typed.state),
      field('why', 'Why', textInput('why', { initial: typed.why, multiline: true }), {
        hint: 'Said in the deal’s thread; what was posted of the close is edited.',
      }),
    ],
  });
}

function fieldsOf(
  kind: Kind,
  deal: Deal,
  house: House,
  voice: Voice,
  state: Submitted | undefined,
): readonly InputBlock[] {
  const own = ownState(kind, state ?? {});
  const { standing } = deal;
  const table: Readonly<Record<Kind, () => readonly InputBlock[]>> = {
    won: () => {
      const before = standing.kind === 'won' ? standing : { decidedBy: [] };
      const amount = amountText(deal.amount, voice.locale);
      return wonFields(house, state === undefined ? { amount, ...before } : typedWon(own));
    },
    lost: () =>
      lostFields(
        deal,
        house,
        state === undefined ? (standing.kind === 'lost' ? standing : {}) : typedLost(own),
      ),
    unqualified: () =>
      notAFitFields(
        house,
        state === undefined ? (standing.kind === 'unqualified' ? standing : {}) : typedNotAFit(own),
      ),
  };
  return table[kind]().map((block) => ({ ...block, block_id: `${kind}:${block.block_id}` }));
}

/** The fields of one outcome under the names that its own modal gives them. */
function ownState(kind: Kind, state: Submitted): Submitted {
  const prefix = `${kind}:`;
  return Object.fromEntries(
    Object.entries(state).flatMap(([block, value]) =>
      block.startsWith(prefix) ? [[block.slice(prefix.length), value]] : [],
    ),
  );
}

type Read = Pick<CorrectAsk, 'outcome' | 'amount'> | { readonly at: string; readonly say: string };

function readOutcome(kind: Kind, state: Submitted, house: House): Read {
  const own = ownState(kind, state);
  if (kind === 'won') {
    const { amount: typed, signedOn, decidedBy } = typedWon(own);
    const amount = typed === undefined ? undefined : parseAmount(typed, house.settings.currency);
    if (typed !== undefined && amount === undefined) return { at: 'won:amount', say: badAmount };
    if (signedOn === undefined) return { at: 'won:signed-on', say: 'On which day was it signed?' };
    const ids = decidedBy.map((id) => ChoiceId.parse(id));
    return { amount, outcome: { kind, signedOn, decidedBy: ids } };
  }
  const reason = chosenIn(own, 'reason');
  if (reason === undefined)
    return { at: `${kind}:reason`, say: 'Pick the reason that decided it.' };
  const id = ChoiceId.parse(reason);
  return {
    outcome:
      kind === 'lost' ? lostOutcome(typedLost(own), id) : notAFitOutcome(typedNotAFit(own), id),
  };
}

function kindIn(value: string | undefined): Kind | undefined {
  return kinds.find((one) => one === value);
}

export const correctModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, version } = readMetadata(DealVersion, metadata);
    const { house, member, act } = caller;
    const kind = kindIn(chosenIn(state, 'kind'));
    if (kind === undefined) return { kind: 'errors', errors: { kind: 'How did it end?' } };
    // The choice of another outcome had not come back yet.
    const isShown = Object.keys(state).some((block) => block.startsWith(`${kind}:`));
    if (!isShown) return showKind(kind, metadata, state, caller, context);
    const read = readOutcome(kind, state, house);
    if ('say' in read) return { kind: 'errors', errors: { [read.at]: read.say } };
    const why = typedIn(state, 'why') ?? '';
    const changed = await changeDeal(number, caller, context, (deal) =>
      correct(deal, house, member, act, { ...read, version, why }),
    );
    const renew = (deal: Deal, voice: Voice, notice: string) =>
      correctView(deal, house, voice, { kind, state, why }, notice);
    const fieldOf = (refusal: Refusal) =>
      isAboutLookAgain(refusal) ? `${kind}:look-again` : 'why';
    return answerMove(changed, { renew, fieldOf }, caller, context);
  },
  actions: {
    kind: ({ value, metadata, state }, caller, context) =>
      showKind(kindIn(value), metadata, state, caller, context),
  },
};

/** Another outcome has other fields; what was typed as the reason stays. */
async function showKind(
  kind: Kind | undefined,
  metadata: string,
  state: Submitted,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const { number, version } = readMetadata(DealVersion, metadata);
  const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
  if (deal === undefined) {
    return refuse({ kind: 'no-such-deal', asked: String(number) }, caller, context);
  }
  const voice = await voiceFor(caller, context);
  const why = typedIn(state, 'why');
  const typed = { kind, ...(why === undefined ? {} : { why }) };
  return { kind: 'update', view: correctView({ ...deal, version }, caller.house, voice, typed) };
}
