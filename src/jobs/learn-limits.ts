import { attemptsOf } from '../domain/attempts.ts';
import { type LearnedLimit, learnedLimits } from '../domain/learned-limits.ts';
import type { Stage } from '../domain/pipeline.ts';
import { sweepJob } from './sweep.ts';

/** Sets the steps' limits by what history says of the time deals spend in them. */
export const learnLimitsJob = sweepJob(
  'learn-limits',
  'week',
  async ({ stores }, workspace, now) => {
    const { id, house, calendar } = workspace;
    const { pipeline } = house;
    await stores.numbers.settle(id);
    const transitions = await stores.numbers.transitions(id, pipeline.id, { to: now });
    const limits = learnedLimits(pipeline, attemptsOf(transitions), calendar, now);
    const changed = pipeline.stages.filter((stage) => !isSame(stage.learned, limits.get(stage.id)));
    if (changed.length === 0) return { touched: 0, finished: true };
    const stages = pipeline.stages.map((stage) => withLearned(stage, limits.get(stage.id)));
    const saved = await stores.workspaces.savePipeline({ ...pipeline, stages });
    // Somebody changed the steps meanwhile; the next tick learns for what they are now.
    return { touched: saved ? changed.length : 0, finished: saved };
  },
);

function isSame(one: LearnedLimit | undefined, other: LearnedLimit | undefined): boolean {
  return (
    one?.ageDays === other?.ageDays &&
    one?.visits === other?.visits &&
    one?.fourOfFive === other?.fourOfFive
  );
}

function withLearned(stage: Stage, limit: LearnedLimit | undefined): Stage {
  const { learned: _, ...rest } = stage;
  return limit === undefined ? rest : { ...rest, learned: limit };
}
