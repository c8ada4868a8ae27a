import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Deal } from '../domain/deal.ts';
import { DealId, DealNumber, type WorkspaceId } from '../domain/ids.ts';
import type { ImportStore, NewImport } from '../import/import-ports.ts';
import type { Clock, DealStore, Log } from '../ports.ts';
import { dealPart, dueFields, readDeals } from './deal-record.ts';
import { transitionDocuments } from './derive.ts';
import { documentId } from './document-id.ts';
import type { DueOf } from './due-of.ts';
import { failedInserts } from './duplicate-key.ts';
import { collectionOf, type Models, type Stored } from './models.ts';
import { ImportRowShape } from './shapes/import-row-shape.ts';

export interface ImportParts {
  readonly models: Models;
  readonly clock: Clock;
  readonly dueOf: DueOf;
  readonly takeNumbers: (workspaceId: WorkspaceId, count: number) => Promise<number>;
  readonly change: DealStore['change'];
  readonly log: Log;
}

const knownFields = { id: 1, externalId: 1, importRow: 1 } as const;

const KnownShape = z.object({
  id: DealId,
  /** Absent: made here, exported, and handed in again under its own id. */
  externalId: z.string().optional(),
  importRow: ImportRowShape.optional().catch(undefined),
});

export function createImportStore(parts: ImportParts): ImportStore {
  const { models } = parts;
  const deals = collectionOf(models, 'deals');
  const remember: ImportStore['remember'] = async (workspaceId, rows) => {
    if (rows.length === 0) return;
    await deals.bulkWrite(
      rows.map(({ dealId, said }) => ({
        updateOne: {
          filter: { workspaceId, _id: documentId(workspaceId, dealId) },
          update: { $set: { importRow: said } },
        },
      })),
      { ordered: false },
    );
  };
  return {
    async known(workspaceId, externalIds) {
      const ids = externalIds.map((id) => documentId(workspaceId, id));
      // Two questions, each for its index: asked as one, all deals of the workspace would be gone through.
      const found = await Promise.all([
        deals
          .find({ workspaceId, externalId: { $in: [...externalIds] } })
          .hint('externalId')
          .project(knownFields)
          .toArray(),
        deals
          .find({ workspaceId, _id: { $in: ids } })
          .hint('_id_')
          .project(knownFields)
          .toArray(),
      ]);
      const rows = found.flat().map((record) => KnownShape.parse(record));
      return new Map(
        rows.map(({ id, externalId, importRow }) => [
          externalId ?? id,
          { dealId: id, ...(importRow === undefined ? {} : { said: importRow }) },
        ]),
      );
    },
    async deals(workspaceId, ids) {
      const records = await deals
        .find({ workspaceId, _id: { $in: ids.map((id) => documentId(workspaceId, id)) } })
        .hint('_id_')
        .toArray();
      return new Map(readDeals(records, parts.log).map((deal) => [deal.id, deal]));
    },
    add: (workspaceId, imports) => add(parts, workspaceId, imports),
    async update(workspaceId, { before, said, decide }) {
      const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
      // A later file may say again what an earlier one said: of another deal by then.
      const key = `import-${before.revision}-${digest}`;
      const changed = await parts.change(workspaceId, before.id, key, decide);
      if (changed.ok) await remember(workspaceId, [{ dealId: before.id, said }]);
      return changed.ok;
    },
    remember,
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
