import type { Deal } from '../../domain/deal.ts';
import { type AnyBlock, actions, context, section } from './blocks.ts';
import { dealName } from './deal-line.ts';
import { acceptButtons } from './handoff.ts';
import { bold, line } from './mrkdwn.ts';
import { dayOf, money, type Voice } from './voice.ts';
import { count, joined } from './words.ts';

const mostHandoffs = 3;

/** What support is to take over, with the buttons of the handoff. */
export function handoffBlocks(deals: readonly Deal[], voice: Voice): readonly AnyBlock[] {
  if (deals.length === 0) return [];
  const left = deals.length - mostHandoffs;
  return [
    section(
      `*${count(deals.length, 'customer waits', 'customers wait')} for someone to take over*`,
    ),
    ...deals
      .slice(0, mostHandoffs)
      .flatMap((deal) => [section(handoffText(deal, voice)), actions(acceptButtons(deal))]),
    ...(left > 0 ? [context(`${left} more once these are taken over`)] : []),
  ];
}

function handoffText({ handoff, ...deal }: Deal, voice: Voice): string {
  return joined([
    bold(dealName(deal)),
    deal.amount === undefined ? undefined : money(deal.amount, voice),
    deal.ownerId === undefined ? undefined : `owner ${line(voice.nameOf(deal.ownerId), 80)}`,
    handoff === undefined ? undefined : `waits since ${dayOf(handoff.offeredAt, voice)}`,
  ]);
}
