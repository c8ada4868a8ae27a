import type { Member, Role } from './member.ts';
import type { Settings } from './settings.ts';

/** What is known of a person when their roles are asked for. */
export interface RoleFacts {
  readonly member: Pick<Member, 'userId' | 'standing' | 'slackAdmin'>;
  readonly inManagersChannel: boolean;
}

/**
 * Every full member is a rep. Once an admin has said who is what, that holds; while the workspace has
 * named no admins, Slack's admins and owners are admins and members of the managers' channel managers.
 */
export function rolesOf(
  settings: Pick<Settings, 'adminIds' | 'managerIds' | 'supportIds'>,
  facts: RoleFacts,
): readonly Role[] {
  const { member, inManagersChannel } = facts;
  if (member.standing !== 'full') return [];
  const { adminIds, managerIds = [], supportIds = [] } = settings;
  const named = adminIds.length > 0;
  const roles: Role[] = ['rep'];
  if (named ? adminIds.includes(member.userId) : member.slackAdmin) roles.push('admin');
  if (managerIds.includes(member.userId) || (!named && inManagersChannel)) roles.push('manager');
  if (supportIds.includes(member.userId)) roles.push('support');
  return roles;
}
