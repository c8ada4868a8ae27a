import { dateIn } from '../domain/dates.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { UserId } from '../domain/ids.ts';
import type { Stores } from '../ports.ts';
import type { Caller, Context } from './context.ts';
import type { NameOf, Voice } from './views/voice.ts';

/** The names of these people as plain text; asked once each. */
export async function namesOf(
  workspaceId: WorkspaceId,
  ids: readonly (string | undefined)[],
  stores: Stores,
): Promise<NameOf> {
  const people = new Set(ids.flatMap((id) => UserId.safeParse(id).data ?? []));
  const members = await Promise.all(
    [...people].map((userId) => stores.members.member(workspaceId, userId)),
  );
  const names = new Map<string, string>(members.map((member) => [member.userId, member.name]));
  return (id) => {
    if (id === undefined) return 'nobody';
    if (id === 'import') return 'The import';
    return id === 'milepost' ? 'Milepost' : (names.get(id) ?? id);
  };
}

/** What only the person who asked sees is in their own language and time. */
export async function voiceFor(
  caller: Caller,
  context: Context,
  ids: readonly (string | undefined)[] = [],
): Promise<Voice> {
  const { member, house } = caller;
  const zone = member.zone ?? house.settings.zone;
  return {
    locale: member.locale ?? house.settings.locale,
    zone,
    today: dateIn(zone, context.now()),
    nameOf: await namesOf(caller.workspaceId, ids, context.stores),
  };
}
