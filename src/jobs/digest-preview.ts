import type { DigestSlot } from '../domain/schedule.ts';
import type { JobParts, Workspace } from './job.ts';

export async function digestPreview(
  parts: JobParts,
  workspace: Workspace,
  digest: DigestSlot,
): Promise<readonly string[]> {
  await parts.stores.numbers.settle(workspace.id);
  return [digest.week];
}
