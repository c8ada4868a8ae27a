import type { Deal } from '../domain/deal.ts';
import type { Decision } from '../domain/decision.ts';
import type { DealId, WorkspaceId } from '../domain/ids.ts';
import type { ImportedDeal } from './imported-deal.ts';

/** What a row said, without where it stood: kept with its deal, to tell what a later file changes. */
export type ImportedRow = Omit<ImportedDeal, 'row' | 'delayedEntry'>;

/** The same as it was stored, perhaps by an earlier version. */
export type SaidRow = Partial<ImportedRow>;

export interface KnownImport {
  readonly dealId: DealId;
  /** As the last file said it; absent of deals that were made here, and where it cannot be read. */
  readonly said?: SaidRow;
}

export interface NewImport {
  readonly deal: Omit<Deal, 'number'>;
  readonly said: ImportedRow;
}

/** What a deal that is here already becomes by its row. */
interface RowChange {
  /** As it was when this was found to be a change: the same change of the same deal happens once. */
  readonly before: Deal;
  readonly said: ImportedRow;
  readonly decide: (deal: Deal) => Decision;
}

/** The database half of an import: whole batches, idempotent by external id, and silent. */
export interface ImportStore {
  /** Which of these are in the workspace already, by external id, or by their own where they have none. */
  known(
    workspaceId: WorkspaceId,
    externalIds: readonly string[],
  ): Promise<ReadonlyMap<string, KnownImport>>;
  /** These as they are now, with their history. */
  deals(workspaceId: WorkspaceId, ids: readonly DealId[]): Promise<ReadonlyMap<DealId, Deal>>;
  /** Writes deals with numbers of their own; those that another import wrote meanwhile are left as they are. */
  add(workspaceId: WorkspaceId, imports: readonly NewImport[]): Promise<number>;
  /** Makes one deal what its row says now; false: it could not be changed. */
  update(workspaceId: WorkspaceId, change: RowChange): Promise<boolean>;
  /** Keeps what rows say of deals that are so already. */
  remember(
    workspaceId: WorkspaceId,
    rows: readonly { readonly dealId: DealId; readonly said: ImportedRow }[],
  ): Promise<void>;
}
