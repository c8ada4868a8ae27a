import type { UserId } from '../domain/ids.ts';
import type { JobParts, Workspace } from './job.ts';
import { sweepJob } from './sweep.ts';

/** Slack is asked about no more at once; the next tick goes on. */
const mostPerTick = 100;

/**
 * Gets to know people who own open deals and never said a word to Milepost: a file named them.
 * Mornings, clean-ups and numbers go by who is known.
 */
export const knowOwnersJob = sweepJob('know-owners', 'hour', async (parts, workspace) => {
  const known = new Set(workspace.members.map(({ userId }) => userId));
  const owners = await parts.stores.deals.owners(workspace.id);
  const unknown = owners.filter((userId) => !known.has(userId));
  let touched = 0;
  for (const userId of unknown.slice(0, mostPerTick))
    touched += await know(parts, workspace, userId);
  // Without progress the same people would be asked about for ever.
  return { touched, finished: touched === 0 || unknown.length <= mostPerTick };
});

async function know(parts: JobParts, { id }: Workspace, userId: UserId): Promise<number> {
  try {
    await parts.stores.members.member(id, userId);
    return 1;
  } catch (error) {
    const words = error instanceof Error ? error.name : 'unknown';
    parts.log.warn({ workspaceId: id, userId, error: words }, 'an owner could not be looked up');
    parts.meter.count('sweep_failures');
    return 0;
  }
}
