import type { Member, Role } from './member.ts';
import type { Settings } from './settings.ts';

/** What is known of a person when their roles are asked for. */
export interface RoleFacts {
  readonly member: Pick<Member, 'userId' | 'standing' | 'slackAdmin'>;
  /** Set by an admin for this person; absent: never. */
  readonly set?: readonly Role[];
  readonly inManagersChannel: boolean;
}

/**
 * Every full member is a rep. Who an admin named in the settings is what they were named, beside the
 * roles set for a person; while the workspace has named no admins, Slack's admins and owners are
 * admins and members of the managers' channel managers.
 */
export function rolesOf(
  settings: Pick<Settings, 'adminIds' | 'managerIds' | 'supportIds'>,
  facts: RoleFacts,
): readonly Role[] {
  const { member, set, inManagersChannel } = facts;
  if (member.standing !== 'full') return [];
  const named = settings.adminIds.length > 0;
  const roles = new Set<Role>(['rep', ...(set ?? [])]);
  if (settings.adminIds.includes(member.userId)) roles.add('admin');
  if (settings.managerIds?.includes(member.userId) === true) roles.add('manager');
  if (settings.supportIds?.includes(member.userId) === true) roles.add('support');
  if (!named && set === undefined && member.slackAdmin) roles.add('admin');
  if (!named && set === undefined && inManagersChannel) roles.add('manager');
  return [...roles];
}
