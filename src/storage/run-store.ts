import type { Run } from '../domain/run.ts';
import type { Log, RunStore } from '../ports.ts';
import { documentId } from './document-id.ts';
import { duplicateOf } from './duplicate-key.ts';
import { changeOnKey, type KeyedKind, newDocument } from './keyed-change.ts';
import { collectionOf, type Models } from './models.ts';
import { readRun } from './run-record.ts';
import { RunShape } from './shapes/run-shape.ts';
import { readRows } from './unreadable.ts';

export function createRunStore(models: Models, log: Log): RunStore {
  const kind: KeyedKind<Run> = { model: models.runs, read: readRun, fields: ['at', 'content'] };
  return {
    async start(run, say) {
      try {
        const record = newDocument(run.workspaceId, run.id, run, say);
        await collectionOf(models, 'runs').insertOne(record);
        return true;
      } catch (error) {
        if (duplicateOf(error) === undefined) throw error;
        return false;
      }
    },
    async get(workspaceId, id) {
      const record = await models.runs
        .findOne({ workspaceId, _id: documentId(workspaceId, id) })
        .lean();
      return record === null ? undefined : readRun(record);
    },
    async since(workspaceId, job, from) {
      const records = await models.runs
        .find({ workspaceId, job, at: { $gte: from } })
        .sort({ at: -1 })
        .lean();
      return readRows<Run>(RunShape, records, 'run', log);
    },
    async morningsNaming(workspaceId, dealId, from) {
      const named = ['rows', 'revisits', 'acceptances'].map((rows) => ({
        [`content.${rows}.dealId`]: dealId,
      }));
      const records = await models.runs
        .find({ workspaceId, job: 'morning', at: { $gte: from }, $or: named })
        .lean();
      return readRows<Run>(RunShape, records, 'run', log);
    },
    async change(workspaceId, id, key, edit) {
      return await changeOnKey(kind, workspaceId, id, key, (before) => {
        const edited = edit(before);
        return edited === undefined ? undefined : { to: edited.run, say: edited.say };
      });
    },
  };
}
