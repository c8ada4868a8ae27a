import type { Deal } from './deal.ts';
import { type Refusal, refused } from './decision.ts';
import { isManager, type Member } from './member.ts';
import type { Policy } from './settings.ts';

/** Its owner, managers and admins change a deal; everybody else of the team reads it. */
function mayChange(deal: Deal, member: Member): boolean {
  return member.standing === 'full' && (deal.ownerId === member.userId || isManager(member));
}

/** With a deal that was taken back nothing is done any more, by anybody. */
export function refuseWithdrawn({ number, standing }: Deal): Refused | undefined {
  return standing.kind === 'withdrawn'
    ? refused({ kind: 'deal-closed', number, standing: standing.kind })
    : undefined;
}

export function refuseStranger(deal: Deal, member: Member, what: string): Refused | undefined {
  if (member.standing !== 'full') return refused(outsider(member));
  const gone = refuseWithdrawn(deal);
  if (gone !== undefined) return gone;
  if (mayChange(deal, member)) return undefined;
  return isLead(deal)
    ? refused({ kind: 'unclaimed', number: deal.number, what })
    : refused({ kind: 'not-allowed', what, who: 'owner' });
}

/** An open deal that nobody owns: everyone of the team may claim it, let it rest, or sort it out. */
export function isLead(deal: Pick<Deal, 'ownerId' | 'standing'>): boolean {
  return deal.ownerId === undefined && deal.standing.kind === 'open';
}

/** For what everyone of the team may do with a deal that nobody owns. */
export function refuseUnlessLead(deal: Deal, member: Member, what: string): Refused | undefined {
  const mayTend = isLead(deal) && member.standing === 'full';
  return mayTend ? undefined : refuseStranger(deal, member, what);
}

/** For what only an open deal can take: planning, waiting, quoting. */
export function refuseClosed(deal: Deal, member: Member, what: string): Refused | undefined {
  const stranger = refuseStranger(deal, member, `${what} #${deal.number}`);
  if (stranger !== undefined) return stranger;
  if (deal.standing.kind === 'open') return undefined;
  return refused({ kind: 'deal-closed', number: deal.number, standing: deal.standing.kind });
}

export function refuseByPolicy(policy: Policy, member: Member, what: string): Refused | undefined {
  if (policy === 'anyone' || isManager(member)) return undefined;
  return refused({ kind: 'not-allowed', what, who: 'manager' });
}

interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The refusal for people who may not use Milepost at all. */
export function outsider(member: Member): Refusal {
  if (member.standing === 'bot') return { kind: 'outsider', why: 'bot' };
  return { kind: 'outsider', why: member.standing === 'guest' ? 'guest' : 'other-workspace' };
}
