import type { DealFiles } from '../deal-file-ports.ts';
import type { Act } from '../domain/decision.ts';
import type { ChannelId, UserId, WorkspaceId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { HolidayBook } from '../holiday-ports.ts';
import type { Threads } from '../outbox-ports.ts';
import type { Clock, House, Log, Nudge, Stores } from '../ports.ts';
import type { Channels, Files } from '../slack-ports.ts';
import type { Aside } from './aside.ts';

/** What every handler may use. */
export interface Context {
  readonly stores: Stores;
  readonly now: Clock;
  readonly log: Log;
  /** Wakes this process's relay after a commit. */
  readonly nudge: Nudge;
  /** Wakes this process's scheduler: after a change of the rules something may be due. */
  readonly ring: Nudge;
  readonly files: Files;
  readonly dealFiles: DealFiles;
  /** For what takes longer than an answer may. */
  readonly aside: Aside;
  readonly threads: Threads;
  readonly channels: Channels;
  readonly holidays: HolidayBook;
}

/** Who asks, from where, and the key that makes one delivery one effect. */
export interface Caller {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly member: Member;
  readonly house: House;
  /** Absent in App Home and in modals opened from it. */
  readonly channel?: ChannelId;
  /** Set when the words were said in a thread (an @mention); modals need a button there. */
  readonly threadTs?: string;
  /** The message a button stands on. */
  readonly messageTs?: string;
  /** Same for a repeated delivery of the same tap. */
  readonly key: string;
  /** The act this delivery stands for: by, at (the clock), on (workspace date), key. */
  readonly act: Act;
}
