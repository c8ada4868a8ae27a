import { WorkspaceId } from '../domain/ids.ts';
import type { Claim, Subject } from '../outbox-ports.ts';
import { readDeal } from './deal-record.ts';
import { documentId } from './document-id.ts';
import { readMember, toMember } from './member-record.ts';
import type { CollectionName } from './models.ts';
import { readRetro } from './retro-record.ts';
import { readRun } from './run-record.ts';
import type { ReadSettings } from './workspace-store.ts';

export type Outboxed = CollectionName & ('deals' | 'runs' | 'retros' | 'members');

/** The collections whose documents say something. */
export const outboxed: readonly Outboxed[] = ['deals', 'runs', 'retros', 'members'];

/** @throws UnreadableRecord */
export async function readSubject(
  collection: Outboxed,
  record: object,
  settings: ReadSettings,
): Promise<Subject> {
  switch (collection) {
    case 'deals':
      return { kind: 'deal', deal: readDeal(record) };
    case 'runs':
      return { kind: 'run', run: readRun(record) };
    case 'retros':
      return { kind: 'retro', retro: readRetro(record) };
    case 'members': {
      const known = readMember(record);
      const member = toMember(known, await settings(WorkspaceId.parse(known.workspaceId)));
      return { kind: 'member', member };
    }
  }
}

/** Which document a claim holds. */
export function heldBy({ subject, workspaceId }: Pick<Claim, 'subject' | 'workspaceId'>): {
  readonly collection: Outboxed;
  readonly _id: string;
} {
  switch (subject.kind) {
    case 'deal':
      return { collection: 'deals', _id: documentId(workspaceId, subject.deal.id) };
    case 'run':
      return { collection: 'runs', _id: documentId(workspaceId, subject.run.id) };
    case 'retro':
      return { collection: 'retros', _id: documentId(workspaceId, subject.retro.id) };
    case 'member':
      return { collection: 'members', _id: documentId(workspaceId, subject.member.userId) };
  }
}
