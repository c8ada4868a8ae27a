import type { UserId } from '../domain/ids.ts';
import type { Caller, Context } from './context.ts';

/** Why somebody cannot own a deal, as a sentence; undefined when they can. */
export async function newOwnerProblem(
  userId: UserId,
  caller: Caller,
  context: Context,
): Promise<string | undefined> {
  if (userId === caller.userId) return undefined;
  const member = await context.stores.members.member(caller.workspaceId, userId);
  if (member.standing === 'full') return undefined;
  return `${member.name} is no full member of this workspace and cannot own a deal. Pick somebody else.`;
}
