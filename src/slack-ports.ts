import type { ChannelId, UserId, WorkspaceId } from './domain/ids.ts';
import type { Place } from './outbox-ports.ts';

/** What a person said in a thread, as Slack has it now. */
export interface ThreadReply {
  readonly ts: string;
  readonly userId: UserId;
  readonly text: string;
}

/** Reads a thread back: events are lost in downtime, so they are only the fast path. */
export interface Threads {
  /** People's replies after `afterTs`, oldest first; without it, all. */
  replies(
    workspaceId: WorkspaceId,
    place: Place,
    afterTs?: string,
  ): Promise<readonly ThreadReply[] | 'unreadable'>;
}

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
   * @throws Error with a sentence for the person when it is gone or larger than `maxBytes`
   */
  read(workspaceId: WorkspaceId, fileId: string, maxBytes: number): Promise<Uint8Array>;
}

export interface ChannelFacts {
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
}
