import type { ModalView } from '@slack/types';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { QuoteTerms } from '../../domain/facts.ts';
import { given } from '../../domain/given.ts';
import type { House } from '../../domain/house.ts';
import { type Money, parseAmount } from '../../domain/money.ts';
import { followUpDay, type QuoteAsk, sendQuote } from '../../domain/quotes.ts';
import { quotesOfTry } from '../../domain/quotes-of.ts';
import { changeDeal, closeOrKeep } from '../change-deal.ts';
import { amountHint, amountText, badAmount } from '../views/amount-field.ts';
import { dealHead } from '../views/deal-head.ts';
import { datePicker, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import type { Voice } from '../views/voice.ts';
import { DealVersion, versionOf } from './deal-version.ts';
import type { Modal, Submitted } from './modal.ts';
import { readQuoteLines, writeQuoteLines } from './quote-lines.ts';
import { readTermFields, termFields } from './quote-terms.ts';
import { dateIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'quote';

/** Terms come from the last quote, so that a revision changes only what is new; a first one has the team's. */
export function quoteView(deal: Deal, house: House, voice: Voice, today: IsoDate): ModalView {
  const last = deal.quotes.at(-1);
  const amount = quotesOfTry(deal).at(-1)?.amount ?? deal.amount;
  const { policies, quoteTerms } = house.settings;
  const optional = { optional: true } as const;
  return modalView({
    callbackId,
    title: 'Quote sent',
    submit: 'Save',
    metadata: versionOf(deal),
    blocks: [
      ...dealHead(deal, house, voice),
      field(
        'amount',
        'Amount',
        textInput('amount', { initial: amountText(amount, voice.locale) }),
        { hint: amountHint },
      ),
      ...termFields(last ?? quoteTerms ?? {}),
      linesField(last),
      field('sent-on', 'Sent on', datePicker('sent-on', today)),
      field(
        'valid-until',
        'Valid until',
        datePicker('valid-until', addDays(today, policies.quoteValidDays)),
        optional,
      ),
      field(
        'follow-up-on',
        'Follow up on',
        datePicker('follow-up-on', followUpDay(house, today)),
        optional,
      ),
    ],
  });
}

function linesField(last: QuoteTerms | undefined) {
  const input = textInput('lines', { initial: writeQuoteLines(last?.lines), multiline: true });
  return field('lines', 'What is in it', input, {
    optional: true,
    hint: 'One feature per line, its price at the end: 25 seats 12k',
  });
}

type Errors = Record<string, string>;

interface Read {
  readonly amount?: Money | undefined;
  readonly terms: Omit<QuoteTerms, 'amount'>;
  readonly errors: Errors;
}

function readTerms(state: Submitted, house: House): Read {
  const { currency } = house.settings;
  const amount = parseAmount(typedIn(state, 'amount') ?? '', currency);
  const { terms, errors } = readTermFields(state);
  const read = readQuoteLines(typedIn(state, 'lines') ?? '', amount?.currency ?? currency);
  const lines = read.ok && read.lines.length > 0 ? read.lines : undefined;
  return {
    amount,
    terms: { ...terms, ...given('lines', lines) },
    errors: {
      ...errors,
      ...(amount === undefined || amount.minor <= 0 ? { amount: badAmount } : {}),
      ...(read.ok ? {} : { lines: read.say }),
    },
  };
}

function dateErrors(sentOn: IsoDate, validUntil: IsoDate | undefined, today: IsoDate): Errors {
  return {
    ...(sentOn > today ? { 'sent-on': 'That day is still to come.' } : {}),
    ...(validUntil !== undefined && validUntil < sentOn
      ? { 'valid-until': 'That is before it was sent.' }
      : {}),
  };
}

export const quoteModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number } = readMetadata(DealVersion, metadata);
    const { house, member, act } = caller;
    const { amount, terms, errors } = readTerms(state, house);
    const sentOn = dateIn(state, 'sent-on') ?? act.on;
    const validUntil = dateIn(state, 'valid-until');
    const all = { ...errors, ...dateErrors(sentOn, validUntil, act.on) };
    if (amount === undefined || Object.keys(all).length > 0) return { kind: 'errors', errors: all };
    const ask: QuoteAsk = {
      ...terms,
      amount,
      sentOn,
      validUntil,
      followUpOn: dateIn(state, 'follow-up-on'),
    };
    const changed = await changeDeal(number, caller, context, (deal) =>
      sendQuote(deal, house, member, act, ask),
    );
    return closeOrKeep(changed, () => 'amount', caller, context);
  },
};
