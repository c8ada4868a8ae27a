import type { IsoDate } from './dates.ts';
import type { Outcome } from './deal.ts';
import type {
  ChoiceId,
  DealId,
  DealNumber,
  EntryId,
  PipelineId,
  StageId,
  UserId,
  WorkspaceId,
} from './ids.ts';
import type { Money } from './money.ts';
import type { StageKind } from './pipeline.ts';

/**
 * One effective history entry, flat: what funnel, bridge, cohorts and time in stage are computed from.
 * Rebuildable from the deals; undone entries have none.
 */
export interface Transition {
  readonly id: EntryId;
  readonly workspaceId: WorkspaceId;
  readonly pipelineId: PipelineId;
  readonly dealId: DealId;
  readonly number: DealNumber;
  /** Order within the deal: history index. */
  readonly seq: number;
  readonly at: Date;
  readonly type:
    | 'created'
    | 'imported'
    | 'moved'
    | 'closed'
    | 'reopened'
    | 'corrected'
    | 'valued'
    | 'assigned'
    | 'dated'
    | 'waited'
    | 'woken';
  readonly attempt: number;
  readonly from?: StagePoint;
  readonly to?: StagePoint;
  /** Imported without a known entry: the visit joins the risk set at `at` only (delayed entry). */
  readonly delayedEntry?: boolean;
  /** Imported with a known entry: when the visit really began. */
  readonly enteredAt?: Date;
  /** Imported: when the deal began, where its file says so. */
  readonly createdAt?: Date;
  readonly how?: 'advance' | 'skip' | 'back' | 'stage-archived';
  /** Steps that a jump or a win passed over, by their order of then. */
  readonly over?: readonly StageId[];
  readonly movedAnyway?: string;
  readonly unmet?: readonly string[];
  readonly ownerId?: UserId;
  readonly source?: ChoiceId;
  /** The deal's amount after this entry; absent when unknown. */
  readonly amount?: Money;
  readonly amountBefore?: Money;
  readonly outcome?: Outcome;
  /** Of a close date that moved, or stayed with the attempt before; `to` of a wait is its end. */
  readonly dates?: { readonly from?: IsoDate; readonly to?: IsoDate };
  /** What the deal was before this entry, as far as `from` and `amountBefore` do not say it. */
  readonly before?: {
    readonly enteredStageAt?: Date;
    readonly attempt?: number;
    readonly ownerId?: UserId;
    readonly waitingUntil?: IsoDate;
  };
}

export interface StagePoint {
  readonly id: StageId;
  readonly label: string;
  readonly position: number;
  readonly kind: StageKind;
}
