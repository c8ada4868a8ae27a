import type { Deal, Waiting } from '../../domain/deal.ts';
import { openStages, type Pipeline, stageRef } from '../../domain/pipeline.ts';
import type { Option } from './elements.ts';
import { line } from './mrkdwn.ts';
import { money, type Voice, weekday } from './voice.ts';
import { joined, tryOf } from './words.ts';

/** `#42 Acme: 25 seats`, escaped. */
export function dealName(deal: { readonly number: number; readonly name: string }): string {
  return `#${deal.number} ${line(deal.name, 150)}`;
}

/** `Quote (3 of 4)`, or the outcome's label; escaped. */
export function stageLine(deal: Deal, pipeline: Pipeline): string {
  const label = line(stageRef(pipeline, deal.stageId).label, 60);
  const open = openStages(pipeline);
  const position = open.findIndex((stage) => stage.id === deal.stageId);
  const place = position < 0 ? '' : ` (${position + 1} of ${open.length})`;
  const again = deal.attempt > 1 ? ` · ${tryOf(deal.attempt)}` : '';
  return `${label}${place}${again}`;
}

/** `€48,000 · Quote`: what tells two deals apart in a list; escaped. */
export function dealFigures(deal: Deal, pipeline: Pipeline, voice: Voice): string {
  return joined([
    deal.amount === undefined ? undefined : money(deal.amount, voice),
    line(stageRef(pipeline, deal.stageId).label, 60),
  ]);
}

/** A deal in a type-ahead: `#42 Acme: 25 seats`, its figures below; plain text. */
export function dealOption(deal: Deal, voice: Voice): Option {
  const amount = deal.amount === undefined ? '' : money(deal.amount, voice);
  return {
    value: String(deal.number),
    label: `#${deal.number} ${deal.name}`,
    ...(amount === '' ? {} : { description: amount }),
  };
}

/** `Fri 20 Mar: budget round`, or the day alone when it was put off by a tap; escaped. */
export function waitWords({ until, reason }: Waiting, voice: Voice, max = 300): string {
  const day = weekday(until, voice);
  return reason === undefined ? day : `${day}: ${line(reason, max)}`;
}
