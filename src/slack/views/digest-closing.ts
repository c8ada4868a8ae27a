import { monthName } from '../../domain/date-words.ts';
import type { DigestFacts } from '../../domain/digest.ts';
import { handoffWords } from '../../domain/digest-handoffs.ts';
import { worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { SnapshotRow } from '../../domain/snapshot.ts';
import { atMost } from '../../domain/text.ts';
import { lostWords } from './lost-words.ts';
import { line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { count, joined } from './words.ts';

/** Quotes, losses, slips, what waits, and what was learned: one line each, when there is something. */
export function closingLines(facts: DigestFacts, house: House, voice: Voice): readonly string[] {
  const lines = [
    quotesLine(facts, voice),
    joined([lostLine(facts, house), slippedLine(facts, house, voice)]),
    joined([waitingLine(facts, house, voice), handoffsLine(facts), actionsLine(facts)]),
    learnedLine(facts),
  ];
  return lines.filter((one) => one !== undefined && one !== '').map(String);
}

const namedQuotes = 5;

function quotesLine({ quotes }: DigestFacts, voice: Voice): string | undefined {
  if (quotes === undefined || quotes.ready + quotes.notSent.length === 0) return undefined;
  const missing = quotes.notSent.map((one) => named(one, voice));
  return joined([
    `*Quotes*: ${quotes.ready} ready for one`,
    `${quotes.inTime} in time`,
    `${quotes.late} late`,
    quotes.notSent.length === 0
      ? '0 not sent'
      : `${quotes.notSent.length} not sent: ${atMost(missing, namedQuotes).join(', ')}`,
  ]);
}

/** `#3 Acme (Sam Ortiz)`, escaped. */
function named(
  { number, name, ownerId }: Pick<SnapshotRow, 'number' | 'name' | 'ownerId'>,
  voice: Voice,
): string {
  const owner = ownerId === undefined ? '' : ` (${line(voice.nameOf(ownerId), 40)})`;
  return `#${number} ${line(name, 60)}${owner}`;
}

const shownLost = 4;

function lostLine({ lost }: DigestFacts, house: House): string | undefined {
  return lost.length === 0 ? undefined : `*Lost*: ${lostWords(lost, shownLost, house)}`;
}

function slippedLine(
  { slipped, closeDatePast }: DigestFacts,
  { settings }: House,
  voice: Voice,
): string | undefined {
  const parts = slipped.map((one) =>
    joined(
      [
        `${count(one.count, 'close date')} out of ${monthName(one.month, voice.locale)}`,
        worthWords(one.worth, voice.locale, settings.currency),
      ],
      ', ',
    ),
  );
  const all = [...parts, ...pastWords(closeDatePast.deals, voice)];
  return all.length === 0 ? undefined : `*Slipped*: ${all.join(', ')}`;
}

const namedPast = 3;

/** `2 past their close date: #3 Acme (Sam), #5 Globex (Lee)`; by name where they are few. */
function pastWords(deals: DigestFacts['closeDatePast']['deals'], voice: Voice): readonly string[] {
  if (deals.length === 0) return [];
  const many = `${deals.length} past ${deals.length === 1 ? 'its' : 'their'} close date`;
  return deals.length > namedPast
    ? [many]
    : [`${many}: ${deals.map((deal) => named(deal, voice)).join(', ')}`];
}

function waitingLine(
  { waiting }: DigestFacts,
  { settings }: House,
  voice: Voice,
): string | undefined {
  if (waiting.count === 0) return undefined;
  const money = worthWords(waiting.worth, voice.locale, settings.currency);
  return `*Waiting*: ${joined([`${waiting.count} until later`, money], ', ')}`;
}

function handoffsLine({ handoffs }: DigestFacts): string | undefined {
  const said = handoffWords(handoffs);
  return said === undefined ? undefined : line(said, 500);
}

function actionsLine({ learned }: DigestFacts): string | undefined {
  const { due, done } = learned.actions;
  return due === 0 ? undefined : `actions done: ${done} of ${due}`;
}

function learnedLine({ learned }: DigestFacts): string | undefined {
  const newest = learned.lessons[0];
  const lesson =
    newest === undefined
      ? undefined
      : `“${line(newest.lesson.text, 200)}” (from #${newest.number} ${line(newest.dealName, 80)})`;
  const open =
    learned.notYetReviewed === 0
      ? undefined
      : `${count(learned.notYetReviewed, 'closed deal')} not yet reviewed`;
  const both = joined([lesson, open]);
  return both === '' ? undefined : `*Learned*: ${both}`;
}
