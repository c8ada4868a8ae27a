import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deal } from '../../domain/deal.ts';
import type { Quote } from '../../domain/facts.ts';
import type { House } from '../../domain/house.ts';
import { DealNumber } from '../../domain/ids.ts';
import { declineQuote } from '../../domain/quotes.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { section } from '../views/blocks.ts';
import { quoteLine } from '../views/deal-card.ts';
import { dealHead } from '../views/deal-head.ts';
import { textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import type { Modal } from './modal.ts';
import { readMetadata, typedIn } from './submitted.ts';

const callbackId = 'decline-quote';
const Metadata = z.object({ number: DealNumber, quoteId: z.string() });

/** What the customer said no to, and why if they said; then Revise, Wait or Lost is offered. */
export function declineQuoteView(deal: Deal, quote: Quote, house: House, voice: Voice): ModalView {
  return modalView({
    callbackId,
    title: 'Quote declined',
    submit: 'Save',
    metadata: { number: deal.number, quoteId: quote.id },
    blocks: [
      ...dealHead(deal, house, voice),
      section(quoteLine(quote, voice)),
      field('why', 'Why', textInput('why', { multiline: true, max: 500 }), { optional: true }),
    ],
  });
}

export const declineQuoteModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, quoteId } = readMetadata(Metadata, metadata);
    const { member, act } = caller;
    const ask = { id: quoteId, why: typedIn(state, 'why') };
    const changed = await changeDeal(number, caller, context, (deal) =>
      declineQuote(deal, member, act, ask),
    );
    return closeOrKeep(changed, () => 'why', caller, context);
  },
};
