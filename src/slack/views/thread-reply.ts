import type { Deal } from '../../domain/deal.ts';
import type { Closed, HistoryEntry, Moved } from '../../domain/history.ts';
import type { House } from '../../domain/house.ts';
import { message, section } from './blocks.ts';
import { dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { line, quoted } from './mrkdwn.ts';
import { outcomeLine } from './outcome-line.ts';
import { money, type Voice } from './voice.ts';
import { inSentence, joined, tryOf } from './words.ts';

/**
 * What a deal's thread says of one entry of its history: a move, a close, a reopening, a correction or
 * what was undone. Undefined for what changes the card alone.
 */
export function threadReply(
  entry: HistoryEntry,
  deal: Deal,
  house: House,
  voice: Voice,
): Message | undefined {
  const who = line(voice.nameOf(entry.by), 80);
  switch (entry.type) {
    case 'moved':
      return movedReply(entry, who, deal, house);
    case 'closed':
      return closedReply(entry, who, deal, house, voice);
    case 'reopened':
      return said(
        `${who} reopened ${dealName(deal)} at ${line(entry.to.label, 60)}, ${tryOf(entry.attempt)}.`,
        entry.why,
      );
    case 'corrected':
      return said(
        `${who} corrected ${dealName(deal)}: ${outcomeLine(entry.outcome, house, voice)}`,
        entry.why,
      );
    case 'undone':
      return undoneReply(entry.undoes, who, deal);
    default:
      return undefined;
  }
}

function movedReply(entry: Moved, who: string, deal: Deal, house: House): Message {
  const from = line(entry.from.label, 60);
  const to = line(entry.to.label, 60);
  const sentences = {
    advance: `${who} moved ${dealName(deal)} from ${from} to ${to}.`,
    skip: `${who} moved ${dealName(deal)} ahead from ${from} to ${to}.`,
    back: `${who} moved ${dealName(deal)} back from ${from} to ${to}.`,
    'stage-archived': `${from} is closed: ${dealName(deal)} is now in ${to}.`,
  };
  return said(joined([sentences[entry.how], anywayWords(entry, house)], ' '), entry.note);
}

function closedReply(entry: Closed, who: string, deal: Deal, house: House, voice: Voice): Message {
  const sentence = joined([
    `${who} closed ${dealName(deal)}`,
    entry.amount === undefined ? undefined : money(entry.amount, voice),
    outcomeLine(entry.outcome, house, voice),
  ]);
  return said(joined([sentence, anywayWords(entry, house)], '. '));
}

/** What was passed over with a reason. */
function anywayWords({ movedAnyway, unmet }: Moved | Closed, { pipeline }: House) {
  if (movedAnyway === undefined) return undefined;
  const open = pipeline.stages
    .flatMap((stage) => stage.criteria)
    .filter((criterion) => unmet.includes(criterion.id) && criterion.required)
    .map((criterion) => line(inSentence(criterion.label), 80));
  const still = open.length === 0 ? '' : `; still open: ${open.join(', ')}`;
  return `Moved anyway (${line(movedAnyway, 150)})${still}.`;
}

function undoneReply(undoes: string, who: string, deal: Deal): Message {
  const what = deal.history.find((entry) => entry.id === undoes);
  const where = what !== undefined && 'before' in what ? what.before.stage.label : undefined;
  return said(
    where === undefined
      ? `${who} took that back.`
      : `${who} took that back: ${dealName(deal)} is in ${line(where, 60)} again.`,
  );
}

/** A quote's outcome in the thread; undefined when the quote is no longer there. */
export function quoteReply(
  deal: Deal,
  quoteId: string,
  what: 'accepted' | 'declined',
  voice: Voice,
): Message | undefined {
  const quote = deal.quotes.find((one) => one.id === quoteId);
  if (quote === undefined) return undefined;
  const why = quote.outcome.kind === 'declined' ? quote.outcome.why : undefined;
  return said(`Quote ${quote.n} of ${money(quote.amount, voice)} was ${what}.`, why);
}

function said(sentence: string, words?: string): Message {
  if (words === undefined || words.trim() === '') return message(sentence);
  const quote = quoted(words);
  return message(`${sentence}\n${quote}`, [section(sentence), section(quote)]);
}
