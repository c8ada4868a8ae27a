import type { DealExport, DealReader } from '../deal-file-ports.ts';
import { UserId, type WorkspaceId } from '../domain/ids.ts';
import type { MemberStore, WorkspaceStore } from '../ports.ts';
import { dealColumns, type ExportSetting } from './deal-columns.ts';
import { writeCsv } from './write-csv.ts';

interface ExportParts {
  readonly reader: DealReader;
  readonly workspaces: Pick<WorkspaceStore, 'house'>;
  readonly members: Pick<MemberStore, 'member'>;
}

export function createDealExport(parts: ExportParts): DealExport {
  return {
    csv: (workspaceId, query) =>
      writeCsv(Object.keys(dealColumns), rowsOf(parts, workspaceId, query)),
  };
}

async function* rowsOf(
  { reader, workspaces, members }: ExportParts,
  workspaceId: WorkspaceId,
  query: Parameters<DealReader['deals']>[1],
) {
  const house = await workspaces.house(workspaceId);
  const names = new Map<string, string>();
  const setting: ExportSetting = { house, nameOf: (userId) => names.get(userId) ?? userId };
  for await (const deal of reader.deals(workspaceId, query)) {
    const owner = UserId.safeParse(deal.ownerId).data;
    if (owner !== undefined && !names.has(owner)) {
      names.set(owner, (await members.member(workspaceId, owner)).name);
    }
    yield Object.values(dealColumns).map((cell) => cell(deal, setting) ?? '');
  }
}
