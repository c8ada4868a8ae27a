import type { Deal } from '../../domain/deal.ts';
import type { StageId } from '../../domain/ids.ts';
import { stageAfter } from '../../domain/pipeline.ts';
import type { Caller, Context } from '../context.ts';

/** What the last retros say of the step a deal goes to. */
export async function newestLesson(
  deal: Deal,
  to: StageId | undefined,
  { workspaceId, house }: Caller,
  { stores }: Context,
): Promise<{ readonly text: string; readonly from: string } | undefined> {
  const stageId = to ?? stageAfter(house.pipeline, deal.stageId)?.id;
  if (stageId === undefined) return undefined;
  const [newest] = await stores.retros.lessons(workspaceId, stageId, 1);
  return newest === undefined
    ? undefined
    : { text: newest.lesson.text, from: newest.retro.dealName };
}
