import type { Agreed, DigestContent, Run } from '../domain/run.ts';
import type { JobParts, Workspace } from './job.ts';
import { repliesOf } from './read-back.ts';

/** A run that came to a digest. */
export type DigestRun = Run & { readonly content: DigestContent };

/** More is no list of a meeting any more. */
const most = 5;

/**
 * What people answered in the thread of the digest before, oldest first: the next one repeats it.
 * `busy`: Slack says it in a while.
 */
export async function agreedSince(
  parts: JobParts,
  workspace: Workspace,
  before: DigestRun | undefined,
): Promise<readonly Agreed[] | 'busy'> {
  if (before?.message === undefined) return [];
  const replies = await repliesOf(parts, workspace, before.message, '0');
  if (replies === 'busy') return replies;
  return replies
    .filter(({ text }) => text.trim() !== '')
    .slice(-most)
    .map(({ by, text }) => ({ by, text }));
}
