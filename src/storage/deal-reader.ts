import type { DealReader } from '../deal-file-ports.ts';
import type { Log } from '../ports.ts';
import { dealFilters } from './deal-list.ts';
import { readDeals, wholeDeal } from './deal-record.ts';
import { collectionOf, type Models, type Stored } from './models.ts';

/** Reads with a cursor, so that a million deals take no more memory than a batch of them. */
export function createDealReader(models: Models, log: Log): DealReader {
  return {
    async *deals(workspaceId, query) {
      const filters = dealFilters(workspaceId, query);
      if (filters.length === 0) return;
      const found = collectionOf(models, 'deals')
        .find({ workspaceId, $or: [...filters] })
        .project<Stored>(wholeDeal)
        .sort({ number: 1 })
        .batchSize(500);
      // Few are one person's; all others lie in the order they are wanted in.
      if (query.ownerId === undefined) found.hint({ workspaceId: 1, number: 1 });
      for await (const record of found) yield* readDeals([record], log);
    },
  };
}
