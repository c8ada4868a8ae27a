import type { Settings } from '../domain/settings.ts';
import type { Caller, Context } from './context.ts';
import { namesOf } from './people.ts';
import { teamFigures } from './team-figures.ts';
import type { AdminFacts } from './views/home-admin.ts';
import type { TeamFacts } from './views/home-team.ts';

const mostUnclaimed = 5;
const mostStranded = 20;

/** What a manager's Home shows of the team. */
export async function readTeamFacts(caller: Caller, context: Context): Promise<TeamFacts> {
  const { workspaceId, house, act } = caller;
  const { stores } = context;
  const nobodys = { standing: 'open', unclaimed: true } as const;
  const [{ reps, stages, needsYou }, deals, total, members] = await Promise.all([
    teamFigures(stores, house, act.at),
    stores.deals.list(workspaceId, { ...nobodys, limit: mostUnclaimed }),
    stores.deals.count(workspaceId, nobodys),
    stores.members.all(workspaceId),
  ]);
  const withDeals = reps.reps.filter(({ open }) => open.count > 0);
  const nameOf = await namesOf(
    workspaceId,
    withDeals.map(({ ownerId }) => ownerId),
    stores,
  );
  const { quotes } = reps.team;
  return {
    stages,
    needsYou,
    reps: withDeals.map(({ ownerId, open, stuck }) => ({
      name: nameOf(ownerId),
      open: open.count,
      stuck: stuck.count,
    })),
    unclaimed: { deals, total },
    away: members.flatMap(({ name, away, standing }) =>
      standing === 'full' && away !== undefined && act.on < away.until
        ? [{ name, until: away.until }]
        : [],
    ),
    ...(quotes === undefined ? {} : { quotes }),
  };
}

/** What an admin's Home shows. */
export async function readAdminFacts(
  { workspaceId, house }: Caller,
  { stores }: Context,
): Promise<AdminFacts> {
  const { settings } = house;
  return {
    isSetUp: settings.setUpAt !== undefined,
    checklist: checklistOf(settings),
    stranded: await stores.outbox.stranded(workspaceId, mostStranded),
  };
}

function checklistOf(settings: Settings): AdminFacts['checklist'] {
  const { channels, adminIds, holidayPlace, holidays, profiles, playbook, goal } = settings;
  return [
    {
      label: 'Channels',
      part: 'channels',
      done: channels.deals !== undefined && channels.managers !== undefined,
    },
    { label: 'Roles', part: 'roles', done: adminIds.length > 0 },
    {
      label: 'Holidays',
      part: 'holidays',
      done: holidayPlace !== undefined || holidays.length > 0,
    },
    { label: 'Customer profiles', part: 'profiles', done: profiles.length > 0 },
    { label: 'Playbook text', part: 'playbook', done: playbook !== '' },
    { label: 'Goal', part: 'goal', done: goal !== undefined },
  ];
}
