import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Deal } from '../domain/deal.ts';
import { DealId, DealNumber, type WorkspaceId } from '../domain/ids.ts';
import type { ImportStore, NewImport } from '../import/import-ports.ts';
import type { Clock, DealStore } from '../ports.ts';
import { dealPart, dueFields } from './deal-record.ts';
import { transitionDocuments } from './derive.ts';
import { documentId } from './document-id.ts';
import type { DueOf } from './due-of.ts';
import { failedInserts } from './duplicate-key.ts';
import { collectionOf, type Models, type Stored } from './models.ts';

export interface ImportParts {
  readonly models: Models;
  readonly clock: Clock;
  readonly dueOf: DueOf;
  readonly takeNumbers: (workspaceId: WorkspaceId, count: number) => Promise<number>;
  readonly change: DealStore['change'];
}

const KnownShape = z.object({
  id: DealId,
  /** Absent: made here, exported, and handed in again under its own id. */
  externalId: z.string().optional(),
  importRow: z.record(z.string(), z.unknown()).optional(),
});

export function createImportStore(parts: ImportParts): ImportStore {
  const { models } = parts;
  const deals = collectionOf(models, 'deals');
  return {
    async known(workspaceId, externalIds) {
      const ids = externalIds.map((id) => documentId(workspaceId, id));
      const records = await deals
        .find({
          workspaceId,
          $or: [{ externalId: { $in: [...externalIds] } }, { _id: { $in: ids } }],
        })
        .project({ id: 1, externalId: 1, importRow: 1 })
        .toArray();
      const rows = records.map((record) => KnownShape.parse(record));
      return new Map(
        rows.map(({ id, externalId, importRow }) => [
          externalId ?? id,
          { dealId: id, ...(importRow === undefined ? {} : { said: importRow }) },
        ]),
      );
    },
    add: (workspaceId, imports) => add(parts, workspaceId, imports),
    async update(workspaceId, dealId, said, decide) {
      const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
      const changed = await parts.change(workspaceId, dealId, `import-${digest}`, decide);
      if (!changed.ok) return false;
      await deals.updateOne(
        { workspaceId, _id: documentId(workspaceId, dealId) },
        { $set: { importRow: said } },
      );
      return true;
    },
  };
}

/** Deals first, their transitions after them: what a crash leaves between is marked to be derived. */
async function add(
  parts: ImportParts,
  workspaceId: WorkspaceId,
  imports: readonly NewImport[],
): Promise<number> {
  if (imports.length === 0) return 0;
  const first = (await parts.takeNumbers(workspaceId, imports.length)) - imports.length + 1;
  const numbered = imports.map(({ deal, said }, at) => ({
    deal: { ...deal, number: DealNumber.parse(first + at) } satisfies Deal,
    said,
  }));
  const records = await Promise.all(numbered.map(({ deal, said }) => recordOf(parts, deal, said)));
  const refused = await insertAll(parts.models, 'deals', records);
  const written = numbered.filter((_, at) => !refused.has(at)).map(({ deal }) => deal);
  await insertAll(parts.models, 'transitions', written.flatMap(transitionDocuments));
  await collectionOf(parts.models, 'deals').updateMany(
    {
      workspaceId,
      _id: { $in: written.map((deal) => documentId(workspaceId, deal.id)) },
      revision: 1,
    },
    { $unset: { derive: '' } },
  );
  return written.length;
}

async function recordOf(
  { clock, dueOf }: ImportParts,
  deal: Deal,
  said: NewImport['said'],
): Promise<Stored> {
  const { dueAt, dueRules } = dueFields(deal, await dueOf(deal));
  return {
    ...dealPart(deal),
    ...(dueAt === undefined ? {} : { dueAt }),
    dueRules,
    importRow: said,
    recentKeys: [],
    outbox: [],
    activities: [],
    derive: { at: clock() },
  };
}

/** Positions of those that were there already. */
async function insertAll(
  models: Models,
  name: 'deals' | 'transitions',
  records: readonly Stored[],
): Promise<ReadonlySet<number>> {
  if (records.length === 0) return new Set();
  try {
    await collectionOf(models, name).insertMany([...records], { ordered: false });
    return new Set();
  } catch (error) {
    const there = failedInserts(error);
    if (there === undefined) throw error;
    return there;
  }
}
