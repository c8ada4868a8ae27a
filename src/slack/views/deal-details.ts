import type { Activity } from '../../domain/announcement.ts';
import { type Deal, isOpen } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import type { UserId } from '../../domain/ids.ts';
import { activityLine } from './activity-line.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealCard, quoteLine } from './deal-card.ts';
import { factButtons } from './fact-buttons.ts';
import { caseLines, fitLines, peopleLines, progressLines } from './fact-lines.ts';
import { helpPart } from './help-asked.ts';
import type { Message } from './message.ts';
import { bold } from './mrkdwn.ts';
import { ownerPart } from './new-owner.ts';
import type { Voice } from './voice.ts';

/** The card with everything that is known, for whoever asks; the way to change each part of it. */
export function dealDetails(
  deal: Deal,
  notes: readonly Activity[],
  house: House,
  voice: Voice,
  { reader, isManager = false }: { readonly reader?: UserId; readonly isManager?: boolean } = {},
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
      notes.map((note) => activityLine(note, voice)),
    ),
  ].filter((one) => one !== undefined);
  return message([card.text, ...parts].join('\n'), [
    ...ownerPart(deal, reader, voice),
    ...card.blocks,
    ...helpPart(deal, isManager, voice),
    ...parts.map((text) => section(text)),
    ...(deal.standing.kind === 'withdrawn' ? [] : [changeButtons(deal, isManager)]),
  ]);
}

function changeButtons(deal: Deal, isManager: boolean) {
  return actions([
    ...factButtons(deal),
    ...(isManager && !isOpen(deal)
      ? [commandButton('Correct the outcome', `correct ${deal.number}`)]
      : []),
  ]);
}

function part(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [bold(title), ...lines].join('\n');
}
