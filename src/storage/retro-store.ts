import { z } from 'zod';
import type { StageId, WorkspaceId } from '../domain/ids.ts';
import type { Retro } from '../domain/retro.ts';
import type { Log, RetroStore } from '../ports.ts';
import { documentId } from './document-id.ts';
import { changeOnKey } from './keyed-change.ts';
import { collectionOf, type Models } from './models.ts';
import { readRetro, retroKind } from './retro-record.ts';
import { LessonShape, RetroShape } from './shapes/retro-shape.ts';
import { readRows } from './unreadable.ts';

export function createRetroStore(models: Models, log: Log): RetroStore {
  const kind = retroKind(models);
  const rows = (records: readonly object[]) => readRows<Retro>(RetroShape, records, 'retro', log);
  return {
    async get(workspaceId, id) {
      const record = await models.retros
        .findOne({ workspaceId, _id: documentId(workspaceId, id) })
        .lean();
      return record === null ? undefined : readRetro(record);
    },
    async change(workspaceId, id, key, edit) {
      return await changeOnKey(kind, workspaceId, id, key, (before) => {
        const edited = edit(before);
        return edited === undefined ? undefined : { to: edited.retro, say: edited.say };
      });
    },
    async openOnes(workspaceId) {
      return rows(
        await models.retros.find({ workspaceId, open: true }).sort({ closesAt: 1 }).lean(),
      );
    },
    async ofDeal(workspaceId, dealId) {
      return rows(await models.retros.find({ workspaceId, dealId }).sort({ attempt: 1 }).lean());
    },
    async withActionsOf(workspaceId, ownerId) {
      const mine = { $elemMatch: { ownerId, doneAt: { $exists: false } } };
      return rows(
        await models.retros
          .find({ workspaceId, 'actions.ownerId': ownerId, actions: mine })
          .sort({ openedAt: 1 })
          .lean(),
      );
    },
    async closedSince(workspaceId, from) {
      return rows(
        await models.retros
          .find({ workspaceId, closedAt: { $gte: from } })
          .sort({ closedAt: -1 })
          .lean(),
      );
    },
    lessons: (workspaceId, stageId, limit) => lessons(models, log, workspaceId, stageId, limit),
  };
}

const Lesson = z.object({ retro: RetroShape, lesson: LessonShape });

async function lessons(
  models: Models,
  log: Log,
  workspaceId: WorkspaceId,
  stageId: StageId | undefined,
  limit: number,
) {
  const ofStage = stageId === undefined ? {} : { 'lessons.stageId': stageId };
  const found = await collectionOf(models, 'retros')
    .aggregate([
      {
        $match: {
          workspaceId,
          'lessons.at': { $exists: true },
          withdrawnAt: { $exists: false },
          ...ofStage,
        },
      },
      { $sort: { 'lessons.at': -1 } },
      // Without a stage, the newest lessons are all in the retros with the newest lesson.
      ...(stageId === undefined ? [{ $limit: limit }] : []),
      { $set: { retro: '$$ROOT', lesson: '$lessons' } },
      { $unwind: '$lesson' },
      { $match: stageId === undefined ? {} : { 'lesson.stageId': stageId } },
      { $sort: { 'lesson.at': -1 } },
      { $limit: limit },
      { $project: { retro: 1, lesson: 1 } },
    ])
    .toArray();
  return readRows(Lesson, found, 'retro', log);
}
