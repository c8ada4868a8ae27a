import type { Deal } from './domain/deal.ts';
import type { StoodAt } from './domain/digest-rows.ts';
import type { DealId, PipelineId, WorkspaceId } from './domain/ids.ts';
import type { ActedOn } from './domain/nudge-effect.ts';
import type { ContactMade } from './domain/rows-as-of.ts';
import type { Transition } from './domain/transition.ts';

export interface RecentHistoryAsk {
  /** How many entries before this instant are recent. */
  readonly to: Date;
  readonly newest: number;
  /** Recent is whatever is not before this. */
  readonly atLeastFrom: Date;
  readonly also: readonly DealId[];
}

export interface RecentHistory {
  /** What is told is complete from here on; absent: from the beginning. */
  readonly since?: Date;
  readonly transitions: readonly Transition[];
}

export interface NumbersStore {
  /** Waits until everything changed before now is in `transitions`. */
  settle(workspaceId: WorkspaceId): Promise<void>;
  /** Transitions with from <= at < to, by time; without bounds: all. */
  transitions(
    workspaceId: WorkspaceId,
    pipelineId: PipelineId,
    window: { readonly from?: Date; readonly to?: Date },
  ): Promise<readonly Transition[]>;
  /**
   * Whole histories of the deals of late: every transition of a deal that has one since `since`, and of
   * `also`. A team whose history is no longer than `newest` entries has all of it.
   */
  recentHistory(
    workspaceId: WorkspaceId,
    pipelineId: PipelineId,
    ask: RecentHistoryAsk,
  ): Promise<RecentHistory>;
  /** Deals open now, slim (without history beyond what a row needs). */
  openDeals(workspaceId: WorkspaceId, pipelineId: PipelineId): Promise<readonly Deal[]>;
  /** Makes the transitions of so many more deals anew from their history, after this deal; undefined: all are done. */
  rebuild(
    workspaceId: WorkspaceId,
    after: DealId | undefined,
    limit: number,
  ): Promise<DealId | undefined>;
  /** Contacts with customers with from <= at < to, of all deals, as they stood at its end. */
  contacts(workspaceId: WorkspaceId, from: Date, to: Date): Promise<readonly ContactMade[]>;
  /** Next steps set with from <= at < to, of all deals, as they stood at its end. */
  plans(workspaceId: WorkspaceId, from: Date, to: Date): Promise<readonly ActedOn[]>;
  /** Deals that changed at or after an instant, as they stood before it, whole. */
  asOf(workspaceId: WorkspaceId, pipelineId: PipelineId, instant: Date): Promise<readonly Deal[]>;
  /** Deals that changed since the earliest of these instants, as they stood before each, slim. */
  stoodAt(
    workspaceId: WorkspaceId,
    pipelineId: PipelineId,
    instants: readonly Date[],
  ): Promise<readonly StoodAt[]>;
  /** Deals by id, slim. */
  deals(workspaceId: WorkspaceId, ids: readonly DealId[]): Promise<readonly Deal[]>;
}
