import type { Activity } from '../../domain/announcement.ts';
import { type Deal, isOpen } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealCard, quoteLine } from './deal-card.ts';
import { factButtons } from './fact-buttons.ts';
import { caseLines, fitLines, peopleLines, progressLines } from './fact-lines.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { day, type Voice } from './voice.ts';
import { contactWords, joined } from './words.ts';

/** The card with everything that is known, for whoever asks; the way to change each part of it. */
export function dealDetails(
  deal: Deal,
  notes: readonly Activity[],
  house: House,
  voice: Voice,
  mayCorrect = false,
): Message {
  const card = dealCard(deal, house, voice);
  const parts = [
    part('Is it worth it', fitLines(deal, house, voice)),
    part('People', peopleLines(deal, voice)),
    part('Their case', caseLines(deal, 5)),
    part('How far it is', progressLines(deal, voice)),
    part(
      'Quotes',
      deal.quotes.slice(-5).map((quote) => quoteLine(quote, voice)),
    ),
    part(
      'Last notes',
      notes.map((note) => noteLine(note, voice)),
    ),
  ].filter((one) => one !== undefined);
  return message([card.text, ...parts].join('\n'), [
    ...card.blocks,
    ...parts.map((text) => section(text)),
    actions([
      ...factButtons(deal),
      ...(mayCorrect && !isOpen(deal)
        ? [commandButton('Correct the outcome', `correct ${deal.number}`)]
        : []),
    ]),
  ]);
}

function part(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [`*${title}*`, ...lines].join('\n');
}

function noteLine({ by, on, what }: Activity, voice: Voice): string {
  if (what.kind === 'undone') return '';
  const kind =
    what.kind === 'contact' ? contactWords[what.contact] : what.kind === 'note' ? '' : 'objection';
  const text = what.text === undefined ? undefined : `“${line(what.text, 200)}”`;
  return joined([day(on, voice), line(voice.nameOf(by), 60), kind, text]);
}
