import type { IsoDate } from './dates.ts';
import type { ChoiceId, DealId, DealNumber, StageId, UserId, WorkspaceId } from './ids.ts';

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
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly closedAt?: Date;
  readonly answers: readonly RetroAnswer[];
  readonly lessons: readonly Lesson[];
  readonly actions: readonly RetroAction[];
  /** Thread replies, kept in full only while the retro is open. */
  readonly replies: readonly { readonly ts: string; readonly by: UserId; readonly text: string }[];
  readonly lastSeenTs?: string;
}
