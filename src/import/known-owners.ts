import { UserId, type WorkspaceId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { MemberStore } from '../ports.ts';
import type { RowRefusal } from './imported-deal.ts';
import { lookUp, sameLabel } from './look-up.ts';
import type { Mapping } from './mapping.ts';
import { createCellReader } from './read-cells.ts';
import { isRefusal, type SourceRow } from './read-rows.ts';

/** More owners than that are no team; the rest come in unclaimed and are named in the report. */
const mostOwners = 500;

/** The mapping with the people of this workspace whom the owner column names, by id or by whole name. */
export async function withKnownOwners(
  mapping: Mapping,
  rows: AsyncIterable<SourceRow | RowRefusal>,
  workspaceId: WorkspaceId,
  members: MemberStore,
): Promise<Mapping> {
  if (mapping.columns.owner === undefined) return mapping;
  const labels = await ownerLabels(mapping, rows);
  const people = labels.length === 0 ? [] : await members.all(workspaceId);
  const owners: Record<string, UserId> = {};
  for (const label of labels) {
    // A name in capitals may look like an id.
    const asked = UserId.safeParse(label).data;
    const person =
      named(label, people) ??
      (asked === undefined ? undefined : await members.member(workspaceId, asked));
    if (person?.standing === 'full') owners[label] = person.userId;
  }
  return { ...mapping, owners: { ...owners, ...mapping.owners } };
}

/** What the owner column says and the mapping does not know, each once. */
async function ownerLabels(
  mapping: Mapping,
  rows: AsyncIterable<SourceRow | RowRefusal>,
): Promise<readonly string[]> {
  const labels = new Set<string>();
  for await (const row of rows) {
    if (isRefusal(row)) continue;
    const label = createCellReader(row, mapping, []).text('owner');
    const isNew = label !== '' && lookUp(mapping.owners, label) === undefined;
    if (isNew && labels.size < mostOwners) labels.add(label);
  }
  return [...labels];
}

/** Two people of one name are nobody in particular. */
function named(label: string, people: readonly Member[]): Member | undefined {
  const found = people.filter(
    ({ name, standing }) => standing === 'full' && sameLabel(name, label),
  );
  return found.length === 1 ? found[0] : undefined;
}
