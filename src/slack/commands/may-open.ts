import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { Member } from '../../domain/member.ts';
import { refuseStranger } from '../../domain/permits.ts';

/** Why a modal that changes an open deal is not worth opening: nobody fills in what is refused anyway. */
export function refuseOpenDealModal(deal: Deal, member: Member, what: string): Refusal | undefined {
  const stranger = refuseStranger(deal, member, `${what} #${deal.number}`);
  if (stranger !== undefined) return stranger.refusal;
  return deal.standing.kind === 'open'
    ? undefined
    : { kind: 'deal-closed', number: deal.number, standing: deal.standing.kind };
}

/** The same for a modal that reopens a closed one. */
export function refuseReopenModal(deal: Deal, member: Member): Refusal | undefined {
  const stranger = refuseStranger(deal, member, `reopen #${deal.number}`);
  if (stranger !== undefined) return stranger.refusal;
  if (deal.standing.kind === 'open') return { kind: 'deal-open', number: deal.number };
  return deal.standing.kind === 'won'
    ? { kind: 'deal-closed', number: deal.number, standing: 'won' }
    : undefined;
}

/** Waiting is for open deals, and a day to look again for those that may be reopened. */
export function refuseWaitModal(deal: Deal, member: Member): Refusal | undefined {
  return deal.standing.kind === 'open'
    ? refuseOpenDealModal(deal, member, 'set waiting')
    : refuseReopenModal(deal, member);
}
