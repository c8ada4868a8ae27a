import type { MorningCleanUp } from '../../domain/run.ts';
import { type AnyBlock, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { count } from './words.ts';

/** `18 imported deals wait for a look.` */
export function cleanUpText({ waiting, doneAt }: MorningCleanUp): string {
  if (doneAt !== undefined) return '✓ The imported deals are looked through.';
  const they = count(waiting, 'imported deal waits', 'imported deals wait');
  return `${they} for a look: keep, wait, lost or not a fit.`;
}

/** Where the clean-up is offered: in Home, and once in the morning. */
export function cleanUpOffer(facts: MorningCleanUp): AnyBlock {
  const said = cleanUpText(facts);
  return facts.doneAt === undefined
    ? section(said, commandButton('Clean up', 'cleanup', 'primary'))
    : section(said);
}
