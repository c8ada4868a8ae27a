import type { Deal } from '../../domain/deal.ts';
import { commandButton } from './command-button.ts';

/** The way to what a deal's steps want to know: each opens its small form. */
export function factButtons({ number }: Pick<Deal, 'number'>) {
  return [
    commandButton('People', `edit ${number} people`),
    commandButton('Needs', `edit ${number} needs`),
    commandButton('Fit', `edit ${number} fit`),
    commandButton('Case', `edit ${number} case`),
    commandButton('Terms', `edit ${number} terms`),
    commandButton('Objection', `note ${number} objection`),
  ];
}
