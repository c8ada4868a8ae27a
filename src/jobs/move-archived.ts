import type { StageId } from '../domain/ids.ts';
import type { Stage } from '../domain/pipeline.ts';
import { relocate } from '../domain/stage-archive.ts';
import type { Job, Slot } from './job.ts';
import { type SweepWork, sweepDeals, sweepSlot } from './sweep.ts';

const hourMs = 3_600_000;
/** Someone may have had a modal open while the stage was archived. */
const hoursOfLatecomers = 24;

const name = 'move-archived';

/** Moves deals out of a stage that was archived: at once, and hourly for a day those that come late. */
export const moveArchivedJob: Job = {
  name,
  oncePer: 'archived stage and hour of its first day',
  due: async (parts, workspace, now) =>
    workspace.house.pipeline.stages.flatMap((stage) => {
      const slot = slotOf(stage, now);
      if (slot === undefined) return [];
      const { key, dueAt } = slot;
      return [sweepSlot(name, key, dueAt, parts, workspace, now, moveOut(stage.id))];
    }),
};

function slotOf(stage: Stage, now: Date): { key: string; dueAt: Slot['dueAt'] } | undefined {
  if (stage.archived === undefined) return undefined;
  const { at } = stage.archived;
  const passed = Math.floor((now.getTime() - at.getTime()) / hourMs);
  if (passed < 0) return undefined;
  const hour = Math.min(passed, hoursOfLatecomers);
  const dueAt = new Date(at.getTime() + hour * hourMs);
  return { key: `${stage.id}@${at.toISOString()}+${hour}`, dueAt };
}

function moveOut(stageId: StageId): SweepWork {
  return (parts, { id, house }, now) =>
    sweepDeals(parts, id, {
      query: { stageId },
      key: (deal) => `${name}:${deal.id}:${stageId}:${deal.version}`,
      decide: (deal) =>
        deal.stageId === stageId ? relocate(deal, house.pipeline, now) : undefined,
    });
}
