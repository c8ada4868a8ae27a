import { isOpen } from '../../domain/deal.ts';
import { DealNumber } from '../../domain/ids.ts';
import { normaliseWords } from '../../domain/text.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import { dealOption } from '../views/deal-line.ts';
import { option } from '../views/elements.ts';
import type { OptionsHandler } from './options-handler.ts';

const shown = 20;

/** Deals by number or words; with nothing typed the person's own open ones, what is due first. */
export const dealsOptions: OptionsHandler = {
  actionId: 'deals',
  async suggest({ query }, caller, context) {
    const [deals, voice] = await Promise.all([
      find(query.trim(), caller, context),
      voiceFor(caller, context),
    ]);
    return deals.map((deal) => option(dealOption(deal, voice)));
  },
};

async function find(query: string, { workspaceId, userId }: Caller, { stores }: Context) {
  const numbered = /^#?(\d{1,9})(?=\s|$)/.exec(query);
  const number = DealNumber.safeParse(Number(numbered?.[1]));
  if (number.success) {
    const deal = await stores.deals.byNumber(workspaceId, number.data);
    if (deal !== undefined) return [deal];
  }
  const words = normaliseWords(query);
  if (words.length === 0) {
    return stores.deals.list(workspaceId, { ownerId: userId, standing: 'open', limit: shown });
  }
  const found = await stores.deals.list(workspaceId, { words, limit: shown });
  return found.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}
