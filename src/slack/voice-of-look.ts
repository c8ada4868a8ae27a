import { dateIn } from '../domain/dates.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Stores } from '../ports.ts';
import { namesOf } from './people.ts';
import type { Look } from './render.ts';
import type { Voice } from './views/voice.ts';

/** The voice a post is written in, with the names it needs. */
export async function voiceOf(
  { locale, zone, now }: Look,
  workspaceId: WorkspaceId,
  people: readonly (string | undefined)[],
  stores: Stores,
): Promise<Voice> {
  return {
    locale,
    zone,
    today: dateIn(zone, now),
    nameOf: await namesOf(workspaceId, people, stores),
  };
}
