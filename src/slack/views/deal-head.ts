import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { type AnyBlock, context, section } from './blocks.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { bold, line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';

/** What a modal is about, and what has to be said before it is filled in; `notice` is plain text. */
export function dealHead(
  deal: Deal,
  house: House,
  voice: Voice,
  notice?: string,
): readonly AnyBlock[] {
  return [
    ...(notice === undefined ? [] : [section(`:warning: ${line(notice, 1_000)}`)]),
    context(`${bold(dealName(deal))} · ${dealFigures(deal, house.pipeline, voice)}`),
  ];
}
