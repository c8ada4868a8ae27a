import type { Member } from '../../src/domain/member.ts';
import type { Stores } from '../../src/ports.ts';

/** A person as they are to be kept, whatever Slack says of them. */
export async function keepMember({ members }: Stores, member: Member): Promise<void> {
  const { workspaceId, userId, roles: _, ...fields } = member;
  await members.edit(workspaceId, userId, fields);
}
