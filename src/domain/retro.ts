import type { IsoDate } from './dates.ts';
import type {
  ChannelId,
  ChoiceId,
  DealId,
  DealNumber,
  EntryId,
  StageId,
  UserId,
  WorkspaceId,
} from './ids.ts';

export type StepFault = 'skipped' | 'badly' | 'out-of-hands';

export interface RetroAnswer {
  readonly by: UserId;
  readonly at: Date;
  readonly reasons: readonly ChoiceId[];
  readonly knownAt?: StageId;
  readonly fault?: StepFault;
  readonly wentWell?: readonly StageId[];
}

export interface Lesson {
  readonly id: string;
  readonly by: UserId;
  readonly at: Date;
  readonly text: string;
  readonly stageId?: StageId;
}

export interface RetroAction {
  readonly id: string;
  readonly text: string;
  readonly ownerId: UserId;
  readonly due: IsoDate;
  readonly doneAt?: Date;
}

/** One closed attempt looked back upon. */
export interface Retro {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly dealId: DealId;
  readonly number: DealNumber;
  readonly dealName: string;
  readonly attempt: number;
  readonly outcome: 'won' | 'lost';
  /** The line of the deal's history that closed it so. */
  readonly entryId: EntryId;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly closedAt?: Date;
  /** Its close was undone or corrected to one that is not looked back upon. */
  readonly withdrawnAt?: Date;
  readonly answers: readonly RetroAnswer[];
  readonly lessons: readonly Lesson[];
  readonly actions: readonly RetroAction[];
  /** Thread replies, kept in full only while the retro is open. */
  readonly replies: readonly { readonly ts: string; readonly by: UserId; readonly text: string }[];
  readonly lastSeenTs?: string;
  /** How many replies there were, once their text is gone. */
  readonly replyCount?: number;
  /** Where its prompt stands; only the relay writes it. */
  readonly message?: { readonly channel: ChannelId; readonly ts: string };
}
