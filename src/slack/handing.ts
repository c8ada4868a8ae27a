import { asksAt, type Handing } from '../domain/assigning.ts';
import type { UserId } from '../domain/ids.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { Caller, Context } from './context.ts';

/** How somebody is told of the deal they are given: when they are at work next. */
export async function handingTo(
  to: UserId,
  why: string | undefined,
  { workspaceId, house, act }: Caller,
  { stores }: Context,
): Promise<Handing> {
  const newOwner = await stores.members.member(workspaceId, to);
  return { asks: asksAt(newOwner, workingCalendar(house.settings), act.at), why };
}
