import type { WorkspaceId } from '../domain/ids.ts';
import { storedWorkspace } from '../jobs/by-hand.ts';
import type { WorkspaceStore } from '../ports.ts';

/**
 * The workspace that a command is about. Where a token can be asked it is the token's own, stored or
 * not, since Slack tells it of no other people; without one it is one that the database holds.
 * @throws Error with a sentence for whoever typed the command
 */
export async function chooseWorkspace(
  workspaces: Pick<WorkspaceStore, 'all'>,
  named: WorkspaceId | undefined,
  own: WorkspaceId | undefined,
): Promise<WorkspaceId> {
  if (own === undefined) return await storedWorkspace(workspaces, named);
  if (named !== undefined && named !== own) {
    throw new Error(`the bot token is of workspace ${own}, not of ${named}`);
  }
  return own;
}
