import type { IsoDate, Zone } from './dates.ts';
import type { UserId, WorkspaceId } from './ids.ts';

export type Role = 'rep' | 'manager' | 'admin' | 'support';

/** A person of the workspace as Milepost knows them. */
export interface Member {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly name: string;
  readonly zone?: Zone;
  readonly locale?: string;
  /** Guests, people of other workspaces and bots are told no. */
  readonly standing: 'full' | 'guest' | 'other-workspace' | 'bot' | 'deactivated';
  readonly slackAdmin: boolean;
  /** Follow from the settings, or, until an admin set roles, from Slack and the managers' channel. */
  readonly roles: readonly Role[];
  readonly managerId?: UserId;
  readonly away?: { readonly until: IsoDate; readonly delegateId?: UserId };
  readonly welcomedAt?: Date;
  readonly lastSource?: string;
}

/** May change any deal; reads team figures. */
export function isManager(member: Member): boolean {
  return member.roles.includes('manager') || member.roles.includes('admin');
}

export function isAdmin(member: Member): boolean {
  return member.roles.includes('admin');
}
