import type { StageId } from './ids.ts';
import type { Pipeline, Stage } from './pipeline.ts';
import { byStage, type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
import type { StuckRow } from './stuck.ts';

/** One open step as of the cut-off. */
export interface StageNow extends CountAndWorth {
  readonly stageId: StageId;
  readonly name: string;
  readonly archived: boolean;
  readonly stuck: CountAndWorth;
  /** Stuck deals at the last four cut-offs, on average; absent when contacts of then are unknown. */
  readonly usuallyStuck?: number;
}

/** Every open step in order; an archived one only while deals are in it. */
export function stagesNow(
  pipeline: Pipeline,
  rows: readonly SnapshotRow[],
  stuck: readonly StuckRow[],
  earlier: readonly (readonly StuckRow[])[],
): readonly StageNow[] {
  const here = byStage(rows);
  const stuckHere = byStage(stuck.map(({ row }) => row));
  const usual = averageByStage(earlier);
  return pipeline.stages.flatMap((stage) => {
    const inIt = here.get(stage.id) ?? [];
    if (!isShown(stage, inIt.length)) return [];
    const average = usual?.get(stage.id) ?? 0;
    return [
      {
        stageId: stage.id,
        name: stage.name,
        archived: stage.archived !== undefined,
        ...countAndWorth(inIt),
        stuck: countAndWorth(stuckHere.get(stage.id) ?? []),
        ...(usual === undefined ? {} : { usuallyStuck: average }),
      },
    ];
  });
}

function isShown(stage: Stage, deals: number): boolean {
  return deals > 0 || (stage.kind === 'open' && stage.archived === undefined);
}

function averageByStage(
  weeks: readonly (readonly StuckRow[])[],
): ReadonlyMap<StageId, number> | undefined {
  if (weeks.length === 0) return undefined;
  const counts = new Map<StageId, number>();
  for (const { row } of weeks.flat()) {
    counts.set(row.stageId, (counts.get(row.stageId) ?? 0) + 1 / weeks.length);
  }
  return counts;
}
