import type { Deal } from '../../domain/deal.ts';
import type { Quote } from '../../domain/facts.ts';
import { actions, context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { quoteLine } from './deal-card.ts';
import { dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { bold } from './mrkdwn.ts';
import { type Voice, weekday } from './voice.ts';
import { joined } from './words.ts';

/** A quote is out: what became of it? */
export function quoteAnswers(deal: Deal, quote: Quote, voice: Voice): Message {
  const text = `${bold(dealName(deal))}\n${quoteLine(quote, voice)}`;
  return message(text, [section(text), answerButtons(deal)]);
}

/** What became of the newest quote, a tap each. */
export function answerButtons(deal: Deal) {
  const n = deal.number;
  return actions([
    commandButton('Accepted', `quote ${n} accepted`, 'primary'),
    commandButton('Declined', `quote ${n} declined`),
    commandButton('Followed up', `quote ${n} followed up`),
    commandButton('New quote', `quote ${n} new`),
  ]);
}

const shown = 8;

/** Quotes that wait for an answer, what is to be followed up first. */
export function quotesDue(
  rows: readonly { readonly deal: Deal; readonly quote: Quote }[],
  voice: Voice,
): Message {
  if (rows.length === 0) return message('None of your quotes waits for an answer.');
  const texts = rows
    .slice(0, shown)
    .map(({ deal, quote }) =>
      joined([
        `${bold(dealName(deal))}\n${quoteLine(quote, voice)}`,
        quote.followUpOn === undefined
          ? undefined
          : `follow up ${weekday(quote.followUpOn, voice)}`,
      ]),
    );
  const left = rows.length - texts.length;
  return message(['Quotes that wait for an answer', ...texts].join('\n'), [
    section('*Quotes that wait for an answer*'),
    ...rows
      .slice(0, shown)
      .flatMap(({ deal }, index) => [section(texts[index] ?? ''), answerButtons(deal)]),
    ...(left > 0 ? [context(`${left} more`)] : []),
  ]);
}
