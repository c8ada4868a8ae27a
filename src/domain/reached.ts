import type { Deal } from './deal.ts';
import { effective, type HistoryEntry } from './history.ts';
import type { StageId } from './ids.ts';
import { openStages, type Pipeline, type Stage } from './pipeline.ts';

/**
 * The open steps up to the furthest that an attempt stood in, by their order of now: nothing could have
 * been known at a later one. All of them when none that it stood in is among them any more.
 */
export function reachedSteps(
  { history, stageId, attempt: running }: Pick<Deal, 'history' | 'stageId' | 'attempt'>,
  attempt: number,
  pipeline: Pipeline,
): readonly Stage[] {
  const own = effective(history).filter((entry) => entry.attempt === attempt);
  const stood = new Set([...own.flatMap(stoodIn), ...(attempt === running ? [stageId] : [])]);
  const steps = openStages(pipeline);
  const furthest = steps.findLastIndex(({ id }) => stood.has(id));
  return furthest === -1 ? steps : steps.slice(0, furthest + 1);
}

function stoodIn(entry: HistoryEntry): readonly StageId[] {
  switch (entry.type) {
    case 'created':
    case 'imported':
      return [entry.stage.id];
    case 'moved':
      return [entry.from.id, entry.to.id];
    case 'closed':
      return [entry.from.id];
    default:
      return [];
  }
}
