import type { WorkspaceId } from '../domain/ids.ts';

/** The `_id` of a document: the workspace leads, so that two workspaces never share one. */
export function documentId(workspaceId: WorkspaceId, id: string): string {
  return `${workspaceId}:${id}`;
}
