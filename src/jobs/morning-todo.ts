import type { IsoDate } from '../domain/dates.ts';
import type { UserId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import { type ActionsDue, actionsDue } from '../domain/morning-actions.ts';
import type { MorningContent } from '../domain/run.ts';
import type { JobParts, Workspace } from './job.ts';

/** What a person promised in retros and is due by this morning. */
export async function todoToday(
  { stores }: Pick<JobParts, 'stores'>,
  { id, calendar }: Workspace,
  { userId }: Member,
  date: IsoDate,
  earlier: readonly MorningContent[],
): Promise<ActionsDue> {
  const retros = await stores.retros.withActionsOf(id, userId);
  return actionsDue(retros, userId, earlier, { date, calendar });
}

/** As it stands in the message's content. */
export function shown({ actions }: ActionsDue): Pick<MorningContent, 'actions'> {
  return actions.length === 0 ? {} : { actions };
}

/** A morning without a deal that is worth it: actions alone, or in words why there is none. */
export function withoutDeals(
  userId: UserId,
  date: IsoDate,
  more: number,
  todo: ActionsDue,
): MorningContent | string {
  if (todo.isNews) return { kind: 'morning', userId, date, rows: [], more, ...shown(todo) };
  return more + todo.actions.length === 0 ? 'nothing is due' : 'nothing new is due';
}
