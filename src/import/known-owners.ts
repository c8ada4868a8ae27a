import { UserId, type WorkspaceId } from '../domain/ids.ts';
import type { Directory, Listed, MemberStore } from '../ports.ts';
import { labelKey } from './look-up.ts';

export interface PeopleParts {
  readonly members: Pick<MemberStore, 'all'>;
  readonly directory: Directory;
}

/** Who of this workspace each of these labels names for certain: by id, or by a whole name that only one has. */
export async function knownOwners(
  labels: readonly string[],
  workspaceId: WorkspaceId,
  { members, directory }: PeopleParts,
): Promise<ReadonlyMap<string, UserId>> {
  if (labels.length === 0) return new Map();
  const everybody =
    (await directory.people(workspaceId)) ??
    (await members.all(workspaceId)).map((member) => ({ ...member, names: [member.name] }));
  const people = everybody.filter(({ standing }) => standing === 'full');
  const ids = new Set<string>(people.map(({ userId }) => userId));
  const byName = namesOf(people);
  return new Map(
    labels.flatMap((label) => {
      // A name in capitals may look like an id.
      const named = byName.get(labelKey(label)) ?? byName.get(labelKey(withoutAddress(label)));
      if (named !== undefined) return named === 'several' ? [] : [[label, named] as const];
      return ids.has(label) ? [[label, UserId.parse(label)] as const] : [];
    }),
  );
}

/** Two people of one name are nobody in particular. */
function namesOf(people: readonly Listed[]): ReadonlyMap<string, UserId | 'several'> {
  const found = new Map<string, UserId | 'several'>();
  for (const { userId, names } of people) {
    for (const name of new Set(names.map(labelKey))) {
      if (name !== '') found.set(name, found.has(name) ? 'several' : userId);
    }
  }
  return found;
}

/** HubSpot writes `Sam Ortiz (sam@acme.example)`. */
function withoutAddress(label: string): string {
  return label.replace(/\s*[(<][^()<>\s]*@[^()<>\s]*[)>]$/, '');
}
