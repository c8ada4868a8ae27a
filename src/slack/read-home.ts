import type { HomeView } from '@slack/types';
import { dateIn } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import { isUnaccepted } from '../domain/handoff.ts';
import { isAdmin, isManager, type Member } from '../domain/member.ts';
import { hearsOf } from '../domain/morning.ts';
import { openActions } from '../domain/morning-actions.ts';
import { peopleNamed } from '../domain/needs-you.ts';
import { latestOpenQuote } from '../domain/quotes-of.ts';
import { uncleaned } from './clean-up-pages.ts';
import type { Caller, Context } from './context.ts';
import { lastContacts } from './last-contacts.ts';
import { voiceFor } from './people.ts';
import { readAdminFacts, readTeamFacts } from './read-home-team.ts';
import { teamFigures } from './team-figures.ts';
import { type HomeFacts, homeView } from './views/home.ts';
import type { NewOwnerFacts } from './views/new-owner.ts';
import { whyDue } from './why-due.ts';

const mostDeals = 60;
/** One more than Home shows at once. */
const mostGiven = 4;
const mostHandoffs = 50;

/** A person's App Home as it is now. */
export async function readHome(caller: Caller, context: Context): Promise<HomeView> {
  const { member, house } = caller;
  const [own, given, handoffs, figures, team, admin] = await Promise.all([
    readOwn(caller, context),
    givenTo(caller, context),
    member.roles.includes('support') ? openHandoffs(caller, context) : [],
    ownFigures(caller, context),
    isManager(member) ? readTeamFacts(caller, context) : undefined,
    isAdmin(member) ? readAdminFacts(caller, context) : undefined,
  ]);
  const welcome = await welcomeHere(caller, context);
  const facts: HomeFacts = {
    name: member.name,
    welcome,
    ...own,
    given,
    handoffs,
    ...(figures === undefined ? {} : { figures: { ...figures, managerId: member.managerId } }),
    ...(team === undefined ? {} : { team }),
    ...(admin === undefined ? {} : { admin }),
  };
  const people = [
    member.managerId,
    ...peopleGiving(given),
    ...handoffs.map(({ ownerId }) => ownerId),
    ...peopleNamed(team?.needsYou ?? []),
  ];
  return homeView(facts, house, await voiceFor(caller, context, people));
}

async function readOwn(caller: Caller, { stores }: Context) {
  const { workspaceId, userId, member, act } = caller;
  const mine = { ownerId: userId, standing: 'open' } as const;
  const [deals, total, retros, members, toCleanUp] = await Promise.all([
    stores.deals.list(workspaceId, { ...mine, limit: mostDeals }),
    stores.deals.count(workspaceId, mine),
    stores.retros.withActionsOf(workspaceId, userId),
    stores.members.all(workspaceId),
    stores.deals.count(workspaceId, uncleaned(caller)),
  ]);
  const absent = hearsOf(member, members, act.on).filter((one) => one.userId !== userId);
  const standsIn = await Promise.all(absent.map((one) => dueOfAbsent(one, caller, stores.deals)));
  const rows = deals.map((deal) => ({ deal, reason: whyDue(deal, caller) }));
  const away = member.away !== undefined && act.on < member.away.until ? member.away : undefined;
  return {
    due: [
      ...rows.flatMap(({ deal, reason }) => (reason === undefined ? [] : [{ deal, reason }])),
      ...standsIn.flat(),
    ],
    others: rows.flatMap(({ deal, reason }) => (reason === undefined ? [deal] : [])),
    quotes: quotesOf(deals),
    actions: openActions(retros, userId),
    total,
    toCleanUp,
    ...(away === undefined ? {} : { awayUntil: away.until }),
  };
}

/** What they were given by others and have not accepted, the newest contacts with it. */
async function givenTo({ workspaceId, userId }: Caller, { stores }: Context) {
  const asked = { ownerId: userId, standing: 'open', acceptanceOpen: true } as const;
  const deals = await stores.deals.list(workspaceId, { ...asked, limit: mostGiven });
  return await Promise.all(
    deals.map(async (deal) => ({ deal, contacts: await lastContacts(deal, stores) })),
  );
}

/** Won, and nobody took them over: the longest waiting first. */
async function openHandoffs({ workspaceId, act }: Caller, { stores }: Context) {
  const asked = { standing: 'won', handoffOpen: true, limit: mostHandoffs } as const;
  const deals = await stores.deals.list(workspaceId, asked);
  const since = (deal: Deal) => deal.handoff?.offeredAt.getTime() ?? 0;
  return deals.filter((deal) => isUnaccepted(deal, act.at)).toSorted((a, b) => since(a) - since(b));
}

function peopleGiving(given: readonly NewOwnerFacts[]) {
  return given.flatMap(({ deal, contacts }) => [
    deal.acceptance?.by,
    deal.acceptance?.from,
    ...contacts.map(({ by }) => by),
  ]);
}

/** What is due of somebody this person stands in for. */
async function dueOfAbsent(
  { userId, name }: Member,
  caller: Caller,
  deals: Context['stores']['deals'],
) {
  const query = {
    ownerId: userId,
    standing: 'open',
    dueBy: caller.act.at,
    limit: mostDeals,
  } as const;
  const found = await deals.list(caller.workspaceId, query);
  return found.flatMap((deal) => {
    const reason = whyDue(deal, caller);
    return reason === undefined ? [] : [{ deal, reason, standsInFor: name }];
  });
}

function quotesOf(deals: readonly Deal[]) {
  return deals
    .flatMap((deal) => {
      const quote = latestOpenQuote(deal);
      return quote === undefined ? [] : [{ deal, quote }];
    })
    .toSorted((a, b) => (a.quote.followUpOn ?? '9').localeCompare(b.quote.followUpOn ?? '9'));
}

/** Absent while nothing of theirs is counted. */
async function ownFigures({ userId, house, act }: Caller, { stores }: Context) {
  const { reps, needsYou } = await teamFigures(stores, house, act.at);
  const own = reps.reps.find(({ ownerId }) => ownerId === userId);
  if (own === undefined) return undefined;
  return { own, team: reps.team, handedOn: needsYou.filter(({ row }) => row.ownerId === userId) };
}

/** A first use in Home is greeted in Home, on its first day; then no message is needed. */
async function welcomeHere(caller: Caller, { stores }: Context): Promise<boolean> {
  const { member, workspaceId, userId, house, act } = caller;
  if (member.welcomedAt !== undefined) {
    return dateIn(house.settings.zone, member.welcomedAt) === act.on;
  }
  await stores.members.edit(workspaceId, userId, { welcomedAt: act.at });
  return true;
}
