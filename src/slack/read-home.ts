import type { HomeView } from '@slack/types';
import { dueReason } from '../domain/due.ts';
import { isAdmin, isManager } from '../domain/member.ts';
import { openActions } from '../domain/morning-actions.ts';
import { findStage } from '../domain/pipeline.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { Caller, Context } from './context.ts';
import { voiceFor } from './people.ts';
import { homeView } from './views/home.ts';

const mostDeals = 60;

/** A person's App Home as it is now. */
export async function readHome(caller: Caller, context: Context): Promise<HomeView> {
  const { workspaceId, userId, member, house, act } = caller;
  const { stores } = context;
  const mine = { ownerId: userId, standing: 'open' } as const;
  const [deals, total, unclaimed, stranded, retros, voice] = await Promise.all([
    stores.deals.list(workspaceId, { ...mine, limit: mostDeals }),
    stores.deals.count(workspaceId, mine),
    isManager(member)
      ? stores.deals.count(workspaceId, { standing: 'open', unclaimed: true })
      : undefined,
    isAdmin(member) ? stores.outbox.stranded(workspaceId, 20) : [],
    stores.retros.withActionsOf(workspaceId, userId),
    voiceFor(caller, context),
  ]);
  const calendar = workingCalendar(house.settings);
  const rows = deals.map((deal) => {
    const stage = findStage(house.pipeline, deal.stageId);
    const reason = stage === undefined ? undefined : dueReason(deal, stage, calendar, act.at);
    return { deal, reason };
  });
  const due = rows.flatMap(({ deal, reason }) => (reason === undefined ? [] : [{ deal, reason }]));
  const others = rows.flatMap(({ deal, reason }) => (reason === undefined ? [deal] : []));
  return homeView(
    {
      name: member.name,
      due,
      others,
      actions: openActions(retros, userId),
      total,
      ...(unclaimed === undefined ? {} : { unclaimed }),
      problems: stranded.map(
        (entry) => `${entry.facts.kind} could not be posted: ${entry.lastError ?? entry.state}`,
      ),
    },
    house,
    voice,
  );
}
