import { cleanUpDue, importsRestSince } from '../domain/clean-up.ts';
import { addDays, dateIn, type IsoDate } from '../domain/dates.ts';
import { revisitsDue } from '../domain/look-again.ts';
import type { Member } from '../domain/member.ts';
import { acceptancesDue } from '../domain/morning-acceptances.ts';
import { actionsDue } from '../domain/morning-actions.ts';
import type {
  MorningAcceptance,
  MorningAction,
  MorningCleanUp,
  MorningContent,
  MorningRevisit,
} from '../domain/run.ts';
import type { JobParts, Workspace } from './job.ts';

/** What a morning holds beside deals that are due. */
export interface Todo {
  readonly actions: readonly MorningAction[];
  readonly revisits: readonly MorningRevisit[];
  readonly acceptances: readonly MorningAcceptance[];
  readonly cleanUp?: MorningCleanUp;
  /** Some of it is worth a message, even when no deal is. */
  readonly isNews: boolean;
}

interface Ask {
  readonly member: Member;
  /** Whose deals the member hears of. */
  readonly owners: readonly Member[];
  readonly date: IsoDate;
  readonly earlier: readonly MorningContent[];
}

/** Of a day longer ago nobody is asked any more: the mornings that asked are not read that far back. */
const revisitDays = 45;
const mostRevisits = 200;
const mostAcceptances = 200;

/** What a person promised in retros, and the closed deals they wanted to look at again. */
export async function todoToday(
  parts: Pick<JobParts, 'stores'>,
  workspace: Workspace,
  ask: Ask,
): Promise<Todo> {
  const { id, calendar } = workspace;
  const { member, date, earlier } = ask;
  const [retros, revisits, acceptances, cleanUp] = await Promise.all([
    parts.stores.retros.withActionsOf(id, member.userId),
    revisitsToday(parts, workspace, ask),
    acceptancesToday(parts, workspace, ask),
    cleanUpToday(parts, workspace, ask),
  ]);
  const { actions, isNews } = actionsDue(retros, member.userId, earlier, { date, calendar });
  return {
    actions,
    revisits,
    acceptances,
    ...(cleanUp === undefined ? {} : { cleanUp }),
    isNews: isNews || revisits.length + acceptances.length > 0 || cleanUp !== undefined,
  };
}

/** Imported deals that rest until their owner looks at them. */
async function cleanUpToday(
  { stores }: Pick<JobParts, 'stores'>,
  { id, calendar }: Workspace,
  { member, date, earlier }: Ask,
): Promise<MorningCleanUp | undefined> {
  const importedSince = importsRestSince(calendar, date);
  const mine = { ownerId: member.userId, standing: 'open', cleanUp: { importedSince } } as const;
  const waiting = await stores.deals.count(id, mine);
  return cleanUpDue(waiting, earlier, dateIn(calendar.zone, importedSince));
}

/** Deals that were given to the member on an earlier day. */
async function acceptancesToday(
  { stores }: Pick<JobParts, 'stores'>,
  { id, calendar }: Workspace,
  { member, date, earlier }: Ask,
): Promise<readonly MorningAcceptance[]> {
  const asked = { ownerId: member.userId, standing: 'open', acceptanceOpen: true } as const;
  const deals = await stores.deals.list(id, { ...asked, limit: mostAcceptances });
  return acceptancesDue(deals, earlier, { date, calendar });
}

async function revisitsToday(
  { stores }: Pick<JobParts, 'stores'>,
  { id, house }: Workspace,
  { member, owners, date, earlier }: Ask,
): Promise<readonly MorningRevisit[]> {
  const lookAgain = { from: addDays(date, -revisitDays), to: date };
  const found = owners.map(async ({ userId, name }) => {
    const query = { ownerId: userId, lookAgain, limit: mostRevisits };
    const standsIn = userId === member.userId ? {} : { standsInFor: name };
    const deals = await stores.deals.list(id, query);
    return deals.map((deal) => ({ deal, ...standsIn }));
  });
  const deals = (await Promise.all(found)).flat();
  return revisitsDue(deals, earlier, date, {
    ...house.settings,
    locale: member.locale ?? house.settings.locale,
  });
}

/** As it stands in the message's content. */
export function shown({
  actions,
  revisits,
  acceptances,
  cleanUp,
}: Todo): Pick<MorningContent, 'actions' | 'revisits' | 'acceptances' | 'cleanUp'> {
  return {
    ...(cleanUp === undefined ? {} : { cleanUp }),
    ...(actions.length === 0 ? {} : { actions }),
    ...(revisits.length === 0 ? {} : { revisits }),
    ...(acceptances.length === 0 ? {} : { acceptances }),
  };
}

/** A morning without a deal that is due: the rest alone, or in words why there is none. */
export function withoutDeals(
  { member, date }: Ask,
  more: number,
  todo: Todo,
): MorningContent | string {
  const { userId } = member;
  if (todo.isNews) return { kind: 'morning', userId, date, rows: [], more, ...shown(todo) };
  return more + todo.actions.length === 0 ? 'nothing is due' : 'nothing new is due';
}
