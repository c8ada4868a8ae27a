import type { Deal } from '../domain/deal.ts';
import { normaliseWords } from '../domain/text.ts';
import type { Stores } from '../ports.ts';

const most = 50;

/** Deals that were won from the same account before this one closed, newest first: it is a customer. */
export async function earlierWins(deal: Deal, { deals }: Stores): Promise<readonly Deal[]> {
  const account = accountOf(deal);
  if (account === '') return [];
  const words = normaliseWords(deal.account);
  const won = await deals.list(deal.workspaceId, { standing: 'won', words, limit: most });
  const until = deal.standing.kind === 'open' ? undefined : deal.standing.at;
  return won.filter(
    (one) =>
      one.id !== deal.id &&
      accountOf(one) === account &&
      one.standing.kind === 'won' &&
      (until === undefined || one.standing.at < until),
  );
}

function accountOf({ account }: Deal): string {
  return normaliseWords(account).join(' ');
}
