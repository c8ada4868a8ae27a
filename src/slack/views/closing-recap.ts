import type { Deal } from '../../domain/deal.ts';
import { termsOf } from '../../domain/quotes-of.ts';
import { type AnyBlock, context } from './blocks.ts';
import { quoteLine } from './deal-card.ts';
import { caseLines } from './fact-lines.ts';
import type { Voice } from './voice.ts';

/** What is known of the case when it closes, so that nobody answers from memory. */
export function closingRecap(deal: Deal, voice: Voice): readonly AnyBlock[] {
  const quote = termsOf(deal);
  const lines = [...(quote === undefined ? [] : [quoteLine(quote, voice)]), ...caseLines(deal, 3)];
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}
