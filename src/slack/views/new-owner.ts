import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealFigures, dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';

/** Told to somebody who was given a deal. */
export function newOwnerMessage(deal: Deal, by: string, house: House, voice: Voice): Message {
  const sentence = `${line(by, 80)} gave you *${dealName(deal)}* · ${dealFigures(deal, house.pipeline, voice)}. You are its owner now.`;
  return message(sentence, [
    section(sentence),
    actions([
      commandButton('Show', `show ${deal.number}`, 'primary'),
      commandButton('Next step', `todo ${deal.number}`),
    ]),
  ]);
}
