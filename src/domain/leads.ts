import type { Deal } from './deal.ts';
import { given } from './given.ts';
import type { StagePoint, Transition } from './transition.ts';

/**
 * What the numbers hear of a deal. A lead that nobody has claimed stands outside all of them: nothing
 * is told of it before somebody owns it, or it is won or lost. Then it begins, in the step it is in.
 * An imported deal is a deal of the team's from the first day, whoever owns it.
 * @param told every transition of one deal, in its order
 */
export function fromClaim(told: readonly Transition[]): readonly Transition[] {
  let stood: StagePoint | undefined;
  for (const [index, one] of told.entries()) {
    const stands = one.to ?? stood;
    if (joins(one, stands)) {
      const kept = told.slice(index);
      return stood?.kind === 'open' ? [begun(told, one, stood), ...kept] : kept;
    }
    stood = stands;
  }
  return [];
}

function joins({ type, ownerId }: Transition, stands: StagePoint | undefined): boolean {
  if (type === 'imported') return true;
  if (stands?.kind === 'open') return ownerId !== undefined;
  return stands?.kind === 'won' || stands?.kind === 'lost';
}

/** Its creation, told of the moment it joins: with what it was worth until then. */
function begun(told: readonly Transition[], join: Transition, to: StagePoint): Transition {
  const { amount: _, ownerId: __, ...first } = told[0] ?? join;
  return {
    ...first,
    at: join.at,
    attempt: join.attempt,
    to,
    ...given('ownerId', join.ownerId),
    ...given('amount', join.amountBefore),
  };
}

/**
 * The deals that numbers count, and the open leads that stand outside them.
 * @param transitions all of these deals, or at least every one's latest
 */
export function leadsApart(
  deals: readonly Deal[],
  transitions: Iterable<Transition>,
): { readonly counted: readonly Deal[]; readonly leads: readonly Deal[] } {
  const told = new Set(Array.from(transitions, ({ dealId }) => dealId));
  const isCounted = ({ id, ownerId }: Deal): boolean => ownerId !== undefined || told.has(id);
  return {
    counted: deals.filter(isCounted),
    leads: deals.filter((deal) => deal.standing.kind === 'open' && !isCounted(deal)),
  };
}
