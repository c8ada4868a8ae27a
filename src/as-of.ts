import type { Deal } from './domain/deal.ts';
import type { Transition } from './domain/transition.ts';
import { transitionsOf } from './domain/transitions-of.ts';

/** What is read of deals now, brought back to what was known at an instant. */
export interface AsOf {
  /** These deals, those changed since as they stood; also the changed ones that are not among them. */
  deals(now: readonly Deal[]): readonly Deal[];
  /** @param since from when on these are complete; before it only of deals that something is left of */
  transitions(now: readonly Transition[], since: Date | undefined): readonly Transition[];
}

/** @param then every deal that changed since the instant, as it stood at it, with its history */
export function asOf(then: readonly Deal[]): AsOf {
  const changed = new Set(then.map(({ id }) => id));
  if (changed.size === 0) return { deals: (now) => now, transitions: (now) => now };
  return {
    deals: (now) => [...now.filter(({ id }) => !changed.has(id)), ...then],
    transitions: (now, since) => [
      ...now.filter(({ dealId }) => !changed.has(dealId)),
      ...then.flatMap((deal) => lately(deal, since)),
    ],
  };
}

function lately(deal: Deal, since: Date | undefined): readonly Transition[] {
  const all = transitionsOf(deal);
  const isRead =
    since === undefined ||
    deal.standing.kind === 'open' ||
    (deal.handoff !== undefined && deal.handoff.takenAt === undefined) ||
    all.some(({ at }) => at >= since);
  return isRead ? all : [];
}
