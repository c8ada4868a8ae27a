import type { Deal } from '../domain/deal.ts';
import type { Decision } from '../domain/decision.ts';
import type { DealId, WorkspaceId } from '../domain/ids.ts';
import type { ImportedDeal } from './imported-deal.ts';

/** What a row said, without where it stood: kept with its deal, to tell what a later file changes. */
export type ImportedRow = Omit<ImportedDeal, 'row' | 'delayedEntry'>;

export interface KnownImport {
  readonly dealId: DealId;
  /** As the last file said it; the deal itself may have gone on since. Unreadable rows are absent. */
  readonly said?: Readonly<Record<string, unknown>>;
}

export interface NewImport {
  readonly deal: Omit<Deal, 'number'>;
  readonly said: ImportedRow;
}

/** The database half of an import: whole batches, idempotent by external id, and silent. */
export interface ImportStore {
  /** Which of these are in the workspace already, by external id, or by their own where they have none. */
  known(
    workspaceId: WorkspaceId,
    externalIds: readonly string[],
  ): Promise<ReadonlyMap<string, KnownImport>>;
  /** Writes deals with numbers of their own; those that another import wrote meanwhile are left as they are. */
  add(workspaceId: WorkspaceId, imports: readonly NewImport[]): Promise<number>;
  /** Changes one deal to what its row says now, once per content of the row. */
  update(
    workspaceId: WorkspaceId,
    dealId: DealId,
    said: ImportedRow,
    decide: (deal: Deal) => Decision,
  ): Promise<boolean>;
}
