import type { Attempt, AttemptEnd } from './attempts.ts';
import type { Deal } from './deal.ts';
import { endedWithin, type Window } from './digest-changes.ts';
import { given } from './given.ts';
import type { DealId, DealNumber, UserId } from './ids.ts';
import type { Money } from './money.ts';

/** A deal that ended in a window, by name. */
export interface ClosedDeal {
  readonly dealId: DealId;
  readonly number: DealNumber;
  readonly name: string;
  readonly kind: AttemptEnd['kind'];
  readonly ownerId?: UserId;
  readonly amount?: Money;
}

/** What ended in the window, won first, then lost, then not a fit; by number. */
export function closedDeals(
  attempts: Iterable<Attempt>,
  deals: Iterable<Pick<Deal, 'id' | 'name'>>,
  window: Window,
): readonly ClosedDeal[] {
  const names = new Map([...deals].map(({ id, name }) => [id, name]));
  const order = { won: 0, lost: 1, unqualified: 2 } as const;
  return endedWithin(attempts, window)
    .map(({ dealId, number, end, ownerId, amount }) => ({
      dealId,
      number,
      name: names.get(dealId) ?? `#${number}`,
      kind: end.kind,
      ...given('ownerId', ownerId),
      ...given('amount', amount),
    }))
    .sort((a, b) => order[a.kind] - order[b.kind] || a.number - b.number);
}
