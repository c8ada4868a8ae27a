import { beforeOf, sayCard, stamp } from './change.ts';
import type { Deal } from './deal.ts';
import { type Decision, decided, refused } from './decision.ts';
import type { Moved } from './history.ts';
import { findStage, type Pipeline, stageRef } from './pipeline.ts';
import { landingStage } from './pipeline-changes.ts';

/** Takes a deal out of an archived stage to where its deals belong; announces nothing but the card. */
export function relocate(deal: Deal, pipeline: Pipeline, at: Date): Decision {
  const here = findStage(pipeline, deal.stageId);
  const to = landingStage(pipeline, deal.stageId);
  const target = stageRef(pipeline, to);
  if (to === deal.stageId || target.kind !== deal.standing.kind) {
    return refused({ kind: 'already-there', number: deal.number, stage: target.label });
  }
  const act = { by: 'milepost' as const, at };
  const entry: Moved = {
    ...stamp(deal, act),
    type: 'moved',
    from: stageRef(pipeline, deal.stageId),
    to: target,
    how: 'stage-archived',
    unmet: [],
    reason: `${here?.name ?? 'The step'} was archived`,
    before: beforeOf(deal, pipeline),
  };
  return decided({
    deal: {
      ...deal,
      stageId: to,
      enteredStageAt: at,
      version: deal.version + 1,
      history: [...deal.history, entry],
    },
    entries: [entry],
    say: [sayCard(deal, at)],
    done: {
      kind: 'moved',
      number: deal.number,
      name: deal.name,
      at,
      entryId: entry.id,
      how: 'stage-archived',
      from: entry.from.label,
      to: entry.to.label,
      unmet: [],
    },
  });
}
