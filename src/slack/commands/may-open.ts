import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { Member } from '../../domain/member.ts';
import { refuseStranger, refuseUnlessLead } from '../../domain/permits.ts';
import { openStages, type Pipeline } from '../../domain/pipeline.ts';

/** Why a modal that changes an open deal is not worth opening: nobody fills in what is refused anyway. */
export function refuseOpenDealModal(
  deal: Deal,
  member: Member,
  what: string,
  refuse: typeof refuseStranger = refuseStranger,
): Refusal | undefined {
  const stranger = refuse(deal, member, `${what} #${deal.number}`);
  if (stranger !== undefined) return stranger.refusal;
  return deal.standing.kind === 'open'
    ? undefined
    : { kind: 'deal-closed', number: deal.number, standing: deal.standing.kind };
}

/** The same for what everyone may do with a deal that nobody owns. */
export function refuseLeadModal(deal: Deal, member: Member, what: string): Refusal | undefined {
  return refuseOpenDealModal(deal, member, what, refuseUnlessLead);
}

const noTarget =
  'No step takes reopened deals. An admin can choose one with /deal stages; or make a new deal.';

/** The same for a modal that reopens a closed one, at a step of this pipeline when one is given. */
export function refuseReopenModal(
  deal: Deal,
  member: Member,
  pipeline?: Pipeline,
): Refusal | undefined {
  const stranger = refuseStranger(deal, member, `reopen #${deal.number}`);
  if (stranger !== undefined) return stranger.refusal;
  if (deal.standing.kind === 'open') return { kind: 'deal-open', number: deal.number };
  if (deal.standing.kind === 'won') {
    return { kind: 'deal-closed', number: deal.number, standing: 'won' };
  }
  return pipeline === undefined || openStages(pipeline).some((stage) => stage.reopenTarget)
    ? undefined
    : { kind: 'bad-input', field: 'Reopen at', say: noTarget };
}

/** Waiting is for open deals, and a day to look again for those that may be reopened. */
export function refuseWaitModal(deal: Deal, member: Member): Refusal | undefined {
  return deal.standing.kind === 'open'
    ? refuseLeadModal(deal, member, 'put off')
    : refuseReopenModal(deal, member);
}
