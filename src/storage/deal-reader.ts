import { z } from 'zod';
import type { DealReader } from '../deal-file-ports.ts';
import type { Deal } from '../domain/deal.ts';
import type { Log } from '../ports.ts';
import { dealFilters } from './deal-list.ts';
import { wholeDeal } from './deal-record.ts';
import { collectionOf, type Models, type Stored } from './models.ts';
import { DealShape } from './shapes/deal-shape.ts';
import { readRows } from './unreadable.ts';

const Compiled = z.compile(DealShape);

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
      for await (const record of found) yield* readRows<Deal>(Compiled, [record], 'deal', log);
    },
  };
}
