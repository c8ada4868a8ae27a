import type { WorkspaceId } from '../domain/ids.ts';
import type { Log } from '../ports.ts';
import { dueFields, readDeal } from './deal-record.ts';
import type { DueOf } from './due-of.ts';
import { collectionOf, type Models } from './models.ts';
import type { ReadSettings } from './workspace-store.ts';

export interface DueRefreshParts {
  readonly models: Models;
  readonly dueOf: DueOf;
  readonly settings: ReadSettings;
  readonly log: Log;
}

/** Works out due dates again that were stamped by other rules than today's; answers how many. */
export async function refreshDue(
  { models, dueOf, settings, log }: DueRefreshParts,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<number> {
  const { rulesVersion } = await settings(workspaceId);
  const deals = collectionOf(models, 'deals');
  const stale = { workspaceId, dueAt: { $exists: true }, dueRules: { $ne: rulesVersion } };
  const records = await deals.find(stale).limit(limit).toArray();
  const writes = [];
  for (const record of records) {
    // A deal that cannot be read is stamped all the same, or it would come back with every batch.
    const fields = await freshFields(record, dueOf, rulesVersion, log);
    const { _id, revision } = record;
    writes.push({
      updateOne: { filter: { workspaceId, _id, revision }, update: { $set: fields } },
    });
  }
  if (writes.length > 0) await deals.bulkWrite(writes, { ordered: false });
  return records.length;
}

async function freshFields(record: object, dueOf: DueOf, rules: number, log: Log) {
  try {
    const deal = readDeal(record);
    const { dueAt } = dueFields(deal, await dueOf(deal));
    return { ...(dueAt === undefined ? {} : { dueAt }), dueRules: rules };
  } catch (error) {
    log.error({ error }, 'a due date could not be worked out');
    return { dueRules: rules };
  }
}
