import type { Deal } from '../domain/deal.ts';
import { dueReason } from '../domain/due.ts';
import type { Member } from '../domain/member.ts';
import type { DueToday } from '../domain/morning.ts';
import { findStage } from '../domain/pipeline.ts';
import type { JobParts, Workspace } from './job.ts';

/** More than anyone can look at in a day; found by index, what is due first in front. */
const limit = 200;

/** Deals of these owners that the rule itself calls due now; the index only says where to look. */
export async function dueToday(
  { stores }: Pick<JobParts, 'stores'>,
  workspace: Workspace,
  member: Member,
  owners: readonly Member[],
  now: Date,
): Promise<readonly DueToday[]> {
  const found: DueToday[] = [];
  for (const owner of owners) {
    const query = { ownerId: owner.userId, standing: 'open', dueBy: now, limit } as const;
    const deals = await stores.deals.list(workspace.id, query);
    const standsIn = owner.userId === member.userId ? {} : { standsInFor: owner.name };
    for (const deal of deals) {
      const reason = reasonOf(deal, workspace, now);
      if (reason !== undefined) found.push({ deal, reason, ...standsIn });
    }
  }
  return found;
}

function reasonOf(deal: Deal, { house, calendar }: Workspace, now: Date) {
  const stage = findStage(house.pipeline, deal.stageId);
  return stage === undefined ? undefined : dueReason(deal, stage, calendar, now);
}
