import type { Facts } from '../../domain/announcement.ts';
import type { Deal } from '../../domain/deal.ts';
import type { UserId } from '../../domain/ids.ts';
import { type AnyBlock, actions, message, section } from './blocks.ts';
import { dealName } from './deal-line.ts';
import { doesIt } from './digest-needs-you.ts';
import { button } from './elements.ts';
import type { Message } from './message.ts';
import { bold, line, quoted } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { joined } from './words.ts';

export const HELP_TAKE = 'help-take';
export const HELP_DONE = 'help-done';

/** `[I’ll do it] [Done]`; who does it need not say so again. */
export function helpButtons(
  number: number,
  { takenBy }: { readonly takenBy?: UserId },
  where: 'home' | 'show',
): AnyBlock {
  const value = String(number);
  return actions([
    ...(takenBy === undefined ? [button(`${HELP_TAKE}:${where}`, 'I’ll do it', value)] : []),
    button(`${HELP_DONE}:${where}`, 'Done', value),
  ]);
}

/** On the deal itself: what is asked, and for managers the way to answer. */
export function helpPart(deal: Deal, isManager: boolean, voice: Voice): readonly AnyBlock[] {
  const { helpAsked, number } = deal;
  if (helpAsked === undefined) return [];
  const { by, text, takenBy } = helpAsked;
  const said = joined([
    `${line(voice.nameOf(by), 80)} asks: “${line(text, 500)}”`,
    takenBy === undefined ? undefined : doesIt(takenBy, voice),
  ]);
  return [section(said), ...(isManager ? [helpButtons(number, helpAsked, 'show')] : [])];
}

/** In the deal's thread: whoever asked is called. */
export function helpAnswered(
  deal: Deal,
  { by, to, text, how }: Extract<Facts, { readonly kind: 'help-answered' }>,
  voice: Voice,
): Message {
  const who = line(voice.nameOf(by), 80);
  const what = how === 'taken' ? `${who} does what you asked` : `${who} did what you asked`;
  const head = `<@${to}> ${what} on ${bold(dealName(deal))}:`;
  return message(`${head}\n${quoted(text)}`, [section(head), section(quoted(text))]);
}
