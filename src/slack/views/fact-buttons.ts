import { type Deal, isOpen } from '../../domain/deal.ts';
import { isLead } from '../../domain/permits.ts';
import { commandButton } from './command-button.ts';

/** The way to what a deal's steps want to know, and to what is planned: each opens its small form. */
export function factButtons(deal: Deal) {
  const { number } = deal;
  return [
    ...(isOpen(deal) && !isLead(deal) ? [commandButton('Next step', `todo ${number}`)] : []),
    commandButton('People', `edit ${number} people`),
    commandButton('Needs', `edit ${number} needs`),
    commandButton('Fit', `edit ${number} fit`),
    commandButton('Case', `edit ${number} case`),
    commandButton('Terms', `edit ${number} terms`),
    commandButton('Objection', `note ${number} objection`),
  ];
}
