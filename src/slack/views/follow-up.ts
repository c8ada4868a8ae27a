import type { Deal } from '../../domain/deal.ts';
import { latestOpenQuote } from '../../domain/quotes-of.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { bold, quoted } from './mrkdwn.ts';
import { day, money, type Voice } from './voice.ts';

/** A plain text to copy into a mail: contact, quote and its last day filled in. */
export function followUpMessage(deal: Deal, from: string, voice: Voice): Message {
  const quote = latestOpenQuote(deal);
  const signer = deal.facts.people?.find((person) => person.canSign === true)?.name;
  const to = signer ?? deal.contact;
  const about =
    quote === undefined
      ? 'I wanted to ask how things stand on your side.'
      : `I wanted to ask what you think of our quote of ${day(quote.sentOn, voice)} for ${money(quote.amount, voice)}.${
          quote.validUntil === undefined
            ? ''
            : ` It is valid until ${day(quote.validUntil, voice)}.`
        }`;
  const words = [
    `Hello${to === undefined ? '' : ` ${to}`},`,
    `${about} Is there anything I can help with?`,
    `Best regards\n${from}`,
  ].join('\n\n');
  const body = quoted(words, 2_000);
  const head = `To copy for ${bold(dealName(deal))}:`;
  return message(`${head}\n${body}`, [
    section(head),
    section(body),
    actions([commandButton('Sent: log it', `log ${deal.number} mail follow-up`, 'primary')]),
  ]);
}
