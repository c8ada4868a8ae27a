import type { Deal } from '../../domain/deal.ts';
import type { Quote } from '../../domain/facts.ts';
import { acceptQuote, followUp } from '../../domain/quotes.ts';
import { latestOpenQuote } from '../../domain/quotes-of.ts';
import { changeAndTell, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { declineQuoteView } from '../modals/decline-quote.ts';
import { quoteView } from '../modals/quote.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { quoteAnswers, quotesDue } from '../views/quotes.ts';
import type { Command } from './command.ts';
import { refuseOpenDealModal } from './may-open.ts';

export const quoteCommand: Command = {
  name: 'quote',
  aliases: ['quotes'],
  usage: 'quote [42] [new | accepted | declined | followed up]',
  summary: 'Record a quote and what became of it; alone: quotes to follow up.',
  who: 'everyone',
  first: ['rep'],
  async run(words, caller, context) {
    if (words === '' && caller.threadTs === undefined) return showDue(caller, context);
    const named = await namedDeal(words, 'quote', caller, context);
    if (!named.ok) return named.reply;
    const { deal, rest } = named;
    const refusal = refuseOpenDealModal(deal, caller.member, 'quote');
    if (refusal !== undefined) return refuse(refusal, caller, context);
    const open = latestOpenQuote(deal);
    const wanted = rest.toLowerCase();
    if (open === undefined || /^(new|sent|revise)/.test(wanted)) {
      return askTerms(deal, caller, context);
    }
    return wanted === ''
      ? offerAnswers(deal, open, caller, context)
      : answer(deal, open, wanted, caller, context);
  },
};

async function askTerms(deal: Deal, caller: Caller, context: Context): Promise<Reply> {
  const voice = await voiceFor(caller, context);
  return { kind: 'open', view: quoteView(deal, caller.house, voice, caller.act.on) };
}

async function offerAnswers(
  deal: Deal,
  open: Quote,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const voice = await voiceFor(caller, context);
  return { kind: 'message', message: quoteAnswers(deal, open, voice) };
}

/** The newest quote was accepted, declined or followed up. */
async function answer(
  deal: Deal,
  open: Quote,
  wanted: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const { house, member, act } = caller;
  if (/^(accept|yes)/.test(wanted)) {
    return changeAndTell(deal, caller, context, (now) => acceptQuote(now, member, act, open.id));
  }
  if (/^(decline|reject|no)/.test(wanted)) {
    const voice = await voiceFor(caller, context);
    return { kind: 'open', view: declineQuoteView(deal, open, house, voice) };
  }
  if (/^follow/.test(wanted)) {
    return changeAndTell(deal, caller, context, (now) =>
      followUp(now, house, member, act, open.id),
    );
  }
  const say = 'After the deal say new, accepted, declined or followed up.';
  return refuse({ kind: 'bad-input', field: 'Quote', say }, caller, context);
}

/** My deals whose newest quote waits for an answer, what is to be followed up first. */
async function showDue(caller: Caller, context: Context): Promise<Reply> {
  const mine = { ownerId: caller.userId, standing: 'open', limit: 100 } as const;
  const deals = await context.stores.deals.list(caller.workspaceId, mine);
  const rows = deals.flatMap((deal) => {
    const quote = latestOpenQuote(deal);
    return quote === undefined ? [] : [{ deal, quote }];
  });
  const sorted = rows.toSorted((a, b) =>
    (a.quote.followUpOn ?? '9').localeCompare(b.quote.followUpOn ?? '9'),
  );
  const voice = await voiceFor(caller, context);
  return { kind: 'message', message: quotesDue(sorted, voice) };
}
