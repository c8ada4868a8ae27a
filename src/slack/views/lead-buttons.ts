import type { Button } from '@slack/types';
import type { DealNumber } from '../../domain/ids.ts';
import { commandButton } from './command-button.ts';
import { NURTURE } from './words.ts';

/** What everyone of the team may do with a deal that nobody owns. */
export function leadButtons(number: DealNumber, claim?: 'primary'): readonly Button[] {
  return [
    commandButton('Claim', `assign ${number} me`, claim),
    commandButton(NURTURE, `wait ${number}`),
    commandButton('Not a fit', `not-a-fit ${number}`),
  ];
}
