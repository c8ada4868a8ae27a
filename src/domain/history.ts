import type { IsoDate } from './dates.ts';
import type {
  Acceptance,
  Handoff,
  HelpAsked,
  NextStep,
  Outcome,
  Posted,
  Standing,
  Waiting,
} from './deal.ts';
import type { Facts } from './facts.ts';
import type { CriterionId, EntryId, StageId, UserId } from './ids.ts';
import type { Money } from './money.ts';
import type { StageRef } from './pipeline.ts';

interface EntryBase {
  readonly id: EntryId;
  readonly at: Date;
  readonly by: UserId | 'import' | 'milepost';
  readonly attempt: number;
}

/** What undo puts back. */
export interface Before {
  readonly stage: StageRef;
  readonly standing: Standing;
  readonly enteredStageAt: Date;
  readonly attempt: number;
  readonly amount?: Money;
  readonly waiting?: Waiting;
  readonly nextStep?: NextStep;
  readonly helpAsked?: HelpAsked;
  /** What a reopening leaves with the attempt that had ended. */
  readonly posted?: Posted;
  readonly handoff?: Handoff;
  readonly acceptance?: Acceptance;
  readonly reopenedAt?: Date;
  /** Dates that had passed. */
  readonly expectedClose?: IsoDate;
  readonly callToAction?: NonNullable<Facts['callToAction']>;
  readonly contractSentOn?: IsoDate;
}

export interface Moved extends EntryBase {
  readonly type: 'moved';
  readonly from: StageRef;
  readonly to: StageRef;
  readonly how: 'advance' | 'skip' | 'back' | 'stage-archived';
  readonly note?: string;
  readonly reason?: string;
  /** Steps that a jump passed over, by their order of then. */
  readonly over?: readonly StageId[];
  /** Criteria of "Before you move on" that were open when it moved. */
  readonly unmet: readonly CriterionId[];
  /** Why it moved on with a required one open. */
  readonly movedAnyway?: string;
  /** The next step that was planned with it. */
  readonly planned?: NextStep;
  readonly before: Before;
}

export interface Closed extends EntryBase {
  readonly type: 'closed';
  readonly from: StageRef;
  readonly to: StageRef;
  readonly outcome: Outcome;
  /** Steps between the one it was won in and the win, by their order of then. */
  readonly over?: readonly StageId[];
  readonly amount?: Money;
  readonly unmet: readonly CriterionId[];
  /** Why it was won with a required one open. */
  readonly movedAnyway?: string;
  readonly before: Before;
}

export interface Reopened extends EntryBase {
  readonly type: 'reopened';
  readonly from: StageRef;
  readonly to: StageRef;
  readonly why: string;
  readonly amount?: Money;
  readonly before: Before;
}

/** A wrong outcome set right later. */
export interface Corrected extends EntryBase {
  readonly type: 'corrected';
  readonly from: StageRef;
  readonly to: StageRef;
  readonly outcome: Outcome;
  /** When it becomes a win: as of a close that was one. */
  readonly over?: readonly StageId[];
  readonly amount?: Money;
  readonly why: string;
  readonly before: Before;
}

/** Never trimmed, never changed: the truth every number is computed from. */
export type HistoryEntry =
  | (EntryBase & { readonly type: 'created'; readonly stage: StageRef; readonly amount?: Money })
  | (EntryBase & {
      readonly type: 'imported';
      /** When the deal entered this stage; absent when the file did not say (delayed entry). */
      readonly enteredAt?: Date;
      /** When the deal began; absent when the file did not say. */
      readonly createdAt?: Date;
      readonly stage: StageRef;
      readonly amount?: Money;
      readonly outcome?: Outcome;
    })
  | Moved
  | Closed
  | Reopened
  | (EntryBase & { readonly type: 'valued'; readonly from?: Money; readonly to?: Money })
  | (EntryBase & {
      readonly type: 'assigned';
      readonly from?: UserId;
      readonly to?: UserId;
      readonly why?: string;
    })
  | (EntryBase & { readonly type: 'dated'; readonly from?: IsoDate; readonly to?: IsoDate })
  | (EntryBase & { readonly type: 'waited'; readonly until: IsoDate; readonly reason?: string })
  | (EntryBase & { readonly type: 'woken' })
  | Corrected
  | (EntryBase & { readonly type: 'undone'; readonly undoes: EntryId });

/** The history that numbers read: without what was undone, and without the undoing. */
export function effective(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const undone = new Set<EntryId>();
  // An undoing may have been undone itself, by a later one.
  for (const entry of history.toReversed()) {
    if (entry.type === 'undone' && !undone.has(entry.id)) undone.add(entry.undoes);
  }
  return history.filter((entry) => entry.type !== 'undone' && !undone.has(entry.id));
}

/** The close that ended an attempt, whatever it was set right to since. */
export function closeOf(
  { history }: { readonly history: readonly HistoryEntry[] },
  attempt: number,
): Closed | undefined {
  return effective(history).findLast(
    (entry): entry is Closed => entry.type === 'closed' && entry.attempt === attempt,
  );
}
