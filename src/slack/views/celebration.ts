import type { Deal } from '../../domain/deal.ts';
import type { Closed, Corrected } from '../../domain/history.ts';
import type { House } from '../../domain/house.ts';
import { message } from './blocks.ts';
import { dealName } from './deal-line.ts';
import { customerLine } from './handoff.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { signedWords } from './outcome-line.ts';
import { money, type Voice } from './voice.ts';
import { joined } from './words.ts';

/** In the deal's thread once the win stands; whoever passed the lead on is thanked by name. */
export function celebration(
  deal: Deal,
  closing: Closed | Corrected,
  earlier: readonly Deal[],
  house: House,
  voice: Voice,
): Message {
  const { outcome, amount } = closing;
  const head = joined([
    `:tada: ${bold(dealName(deal))} is won`,
    amount === undefined ? undefined : money(amount, voice),
    outcome.kind === 'won' ? signedWords(outcome, house, voice) : undefined,
  ]);
  return message([head, ...thanks(deal, voice), ...customerLine(earlier, voice)].join('\n'));
}

function thanks({ facts, ownerId }: Deal, voice: Voice): readonly string[] {
  const owner = ownerId === undefined ? [] : [line(voice.nameOf(ownerId), 80)];
  const passedBy = facts.source?.passedBy;
  const passed =
    passedBy === undefined || passedBy === ownerId
      ? []
      : [`${line(voice.nameOf(passedBy), 80)} for passing the lead on`];
  const both = [...owner, ...passed];
  return both.length === 0 ? [] : [`Thank you, ${both.join(', and ')}.`];
}

/** What the celebration becomes when the win was taken back or corrected. */
export function celebrationWithdrawn(deal: Deal): Message {
  return message(`Withdrawn: ${bold(dealName(deal))} is not won after all.`);
}
