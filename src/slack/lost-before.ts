import { outcomeOf } from '../domain/deal.ts';
import { given } from '../domain/given.ts';
import { endedWords } from '../domain/look-again.ts';
import { normaliseWords } from '../domain/text.ts';
import type { Caller, Context } from './context.ts';
import type { LostBefore } from './views/lost-before.ts';

const most = 50;

/** The newest deal with the same account that was lost: one may rather reopen it than start anew. */
export async function lostBefore(
  account: string | undefined,
  { workspaceId, house, member, act }: Caller,
  { stores }: Context,
): Promise<LostBefore | undefined> {
  const words = normaliseWords(account);
  if (words.length === 0) return undefined;
  const found = await stores.deals.list(workspaceId, { standing: 'lost', words, limit: most });
  const same = found.find((deal) => normaliseWords(deal.account).join(' ') === words.join(' '));
  const outcome = same === undefined ? undefined : outcomeOf(same);
  if (same === undefined || outcome === undefined) return undefined;
  const reader = { ...house.settings, ...given('locale', member.locale) };
  return { number: same.number, words: endedWords(outcome, act.on, reader) };
}
