import { z } from 'zod';
import { UserId, type WorkspaceId } from '../domain/ids.ts';
import type { Directory, Listed, Log } from '../ports.ts';
import { person, standingOf } from './people-source.ts';
import type { SlackClient } from './slack-client.ts';

const listed = person.extend({ id: UserId });

/** Of smaller pages Slack answers only some twenty a minute. */
const pageSize = 1_000;
const mostPages = 20;
const keptMs = 60_000;

/** Everybody whom Slack knows; kept for a while, since they are asked for several times in a row. */
export function createDirectory(client: SlackClient, log: Log): Directory {
  let kept: { readonly at: number; readonly people: readonly Listed[] } | undefined;
  return {
    async people(workspaceId) {
      if (kept !== undefined && performance.now() - kept.at < keptMs) return kept.people;
      try {
        const people = await everybody(client, workspaceId);
        kept = { at: performance.now(), people };
        return people;
      } catch (error) {
        // A part of them would make somebody seem to be the only one of that name.
        log.warn({ error }, 'Slack did not say who is in the workspace');
        return undefined;
      }
    },
  };
}

async function everybody(
  client: SlackClient,
  workspaceId: WorkspaceId,
): Promise<readonly Listed[]> {
  const people: Listed[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.users.list({
      limit: pageSize,
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const read of z.array(listed).parse(answer.members ?? [])) {
      const { id: userId, profile } = read;
      const names = [profile?.real_name, read.real_name, profile?.display_name];
      const standing = standingOf(workspaceId, userId, read);
      people.push({ userId, standing, names: names.filter((name) => name !== undefined) });
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return people;
  }
  throw new Error('more people than can be listed');
}
