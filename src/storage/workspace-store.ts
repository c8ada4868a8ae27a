import { z } from 'zod';
import { defaultPipeline } from '../domain/default-pipeline.ts';
import { defaultSettings, type FirstValues } from '../domain/default-settings.ts';
import type { House } from '../domain/house.ts';
import { WorkspaceId } from '../domain/ids.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import type { Settings } from '../domain/settings.ts';
import type { WorkspaceStore } from '../ports.ts';
import { documentId } from './document-id.ts';
import type { Models } from './models.ts';
import { PipelineShape, SettingsShape } from './shapes/house-shapes.ts';
import type { ShortCache } from './short-cache.ts';

export interface WorkspaceParts {
  readonly models: Models;
  readonly firstValues: FirstValues;
  readonly cache: ShortCache<House>;
}

const WorkspaceRecord = z.object({
  settings: SettingsShape.omit({ rulesVersion: true }),
  rulesVersion: z.int(),
});
const Counter = z.object({ lastNumber: z.int() });

/** The settings of a workspace, a little old at most. */
export type ReadSettings = (workspaceId: WorkspaceId) => Promise<Settings>;

export interface Workspaces extends WorkspaceStore {
  /** The last of so many deal numbers, which nobody else gets; numbers of a failed insert are lost. */
  takeNumbers(workspaceId: WorkspaceId, count: number): Promise<number>;
}

export function createWorkspaceStore(parts: WorkspaceParts): Workspaces {
  const { models, cache } = parts;
  return {
    house: (workspaceId) => cache.get(workspaceId, () => loadHouse(parts, workspaceId)),
    async all() {
      const rows = await models.workspaces.find({}).select({ _id: 1 }).sort({ _id: 1 }).lean();
      return rows.map((row) => WorkspaceId.parse(row._id));
    },
    async saveSettings(settings) {
      const { rulesVersion: _, ...own } = settings;
      const { matchedCount } = await models.workspaces
        .updateOne(
          { _id: settings.workspaceId, 'settings.version': settings.version },
          {
            $set: { settings: { ...own, version: settings.version + 1 } },
            $inc: { rulesVersion: 1 },
          },
        )
        .finally(() => cache.drop(settings.workspaceId));
      return matchedCount === 1;
    },
    async savePipeline(pipeline) {
      return await savePipeline(models, pipeline).finally(() => cache.drop(pipeline.workspaceId));
    },
    async takeNumbers(workspaceId, count) {
      const counted = await count1(models, workspaceId, count);
      if (counted !== undefined) return counted;
      await loadHouse(parts, workspaceId);
      return Counter.parse({ lastNumber: await count1(models, workspaceId, count) }).lastNumber;
    },
  };
}

async function count1(
  models: Models,
  workspaceId: WorkspaceId,
  count: number,
): Promise<number | undefined> {
  const row = await models.workspaces
    .findOneAndUpdate(
      { _id: workspaceId },
      { $inc: { lastNumber: count } },
      { returnDocument: 'after', projection: { lastNumber: 1 } },
    )
    .lean();
  return row === null ? undefined : Counter.parse(row).lastNumber;
}

/** Due dates follow from stage limits too, so their version goes up together with the pipeline. */
async function savePipeline(models: Models, pipeline: Pipeline): Promise<boolean> {
  const { workspaceId, id, ...rest } = pipeline;
  return await models.connection.transaction(async (session) => {
    const { matchedCount } = await models.pipelines.updateOne(
      { workspaceId, _id: documentId(workspaceId, id), version: pipeline.version },
      { $set: { ...rest, version: pipeline.version + 1 } },
      { session },
    );
    if (matchedCount === 0) return false;
    await models.workspaces.updateOne(
      { _id: workspaceId },
      { $inc: { rulesVersion: 1 } },
      { session },
    );
    return true;
  });
}

async function loadHouse(parts: WorkspaceParts, workspaceId: WorkspaceId): Promise<House> {
  const known = await readHouse(parts.models, workspaceId);
  if (known !== undefined) return known;
  await seed(parts, workspaceId);
  const seeded = await readHouse(parts.models, workspaceId);
  if (seeded === undefined) throw new Error(`workspace ${workspaceId} could not be set up`);
  return seeded;
}

async function readHouse(models: Models, workspaceId: WorkspaceId): Promise<House | undefined> {
  const [workspace, pipeline] = await Promise.all([
    models.workspaces.findOne({ _id: workspaceId }).lean(),
    models.pipelines.findOne({ workspaceId }).sort({ _id: 1 }).lean(),
  ]);
  if (workspace === null || pipeline === null) return undefined;
  const { settings, rulesVersion } = WorkspaceRecord.parse(workspace);
  return {
    settings: { ...settings, rulesVersion } satisfies Settings,
    pipeline: PipelineShape.parse(pipeline),
  };
}

/** Defaults go only where nothing is yet; of two processes that seed at once, one does nothing. */
async function seed({ models, firstValues }: WorkspaceParts, workspaceId: WorkspaceId) {
  const { id, ...pipeline } = defaultPipeline(workspaceId);
  const { rulesVersion, ...settings } = defaultSettings(workspaceId, firstValues);
  const known = await models.pipelines.exists({ workspaceId });
  if (known === null) {
    await models.pipelines.updateOne(
      { _id: documentId(workspaceId, id) },
      { $setOnInsert: { id, ...pipeline } },
      { upsert: true },
    );
  }
  await models.workspaces.updateOne(
    { _id: workspaceId },
    { $setOnInsert: { workspaceId, settings, rulesVersion, lastNumber: 0 } },
    { upsert: true },
  );
}
