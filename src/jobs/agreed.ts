import type { Agreed } from '../domain/run.ts';
import type { JobParts, Workspace } from './job.ts';
import { repliesOf } from './read-back.ts';

/** More is no list of a meeting any more. */
const most = 5;

/** What people answered in the thread of the newest digest, oldest first: the next one repeats it. */
export async function agreedSince(
  parts: JobParts,
  workspace: Workspace,
): Promise<readonly Agreed[]> {
  const [last] = await parts.stores.runs.latest(workspace.id, 'digest', 1);
  if (last?.message === undefined || last.content.kind !== 'digest') return [];
  const replies = await repliesOf(parts, workspace, last.message, '0');
  return replies
    .filter(({ text }) => text.trim() !== '')
    .slice(-most)
    .map(({ by, text }) => ({ by, text }));
}
