import type { ChannelId, UserId, WorkspaceId } from './domain/ids.ts';
import type { Member } from './domain/member.ts';

/** Files that go to one person, and files that people put into a modal. */
export interface Files {
  /** Into the person's direct messages. */
  send(
    workspaceId: WorkspaceId,
    userId: UserId,
    file: { readonly name: string; readonly title: string; readonly content: Uint8Array },
  ): Promise<void>;
  /**
   * The bytes of a file put into a modal's file input.
   * @throws FileProblem when it is gone or larger than `maxBytes`
   */
  read(workspaceId: WorkspaceId, fileId: string, maxBytes: number): Promise<Uint8Array>;
}

interface ChannelFacts {
  readonly channel: ChannelId;
  readonly name: string;
  readonly archived: boolean;
  /** Milepost is a member and may post. */
  readonly joined: boolean;
}

/** Whether a channel can be used, asked when an admin picks one. */
export interface Channels {
  /** Undefined: there is none that Milepost can see. */
  facts(workspaceId: WorkspaceId, channel: ChannelId): Promise<ChannelFacts | undefined>;
  /** Who is in it, at most so many; empty when it cannot be seen. */
  members(workspaceId: WorkspaceId, channel: ChannelId, limit: number): Promise<readonly UserId[]>;
}

/** How Slack describes a person; asked when a member is not known yet. */
export interface PeopleSource {
  person(workspaceId: WorkspaceId, userId: UserId): Promise<Omit<Member, 'roles'>>;
  isInChannel(workspaceId: WorkspaceId, channel: ChannelId, userId: UserId): Promise<boolean>;
}
