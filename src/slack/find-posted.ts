import { z } from 'zod';
import type { Announcement } from '../domain/announcement.ts';
import type { ChannelId } from '../domain/ids.ts';
import type { Place } from '../outbox-ports.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';

/** Slack will not show it to us, today or tomorrow. */
export const unreadable: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'no_permission',
  'not_allowed_token_type',
  'access_denied',
]);
/** Slack's clock and the database's need not agree. */
const skewMs = 5 * 60_000;
const mostPages = 20;

interface Thread {
  readonly channel: ChannelId;
  readonly threadTs?: string;
}

/**
 * Looks for an entry's id in the metadata of what was posted since its first attempt.
 * @throws what Slack's client throws when it cannot tell
 */
export async function findPosted(
  client: SlackClient,
  where: Thread,
  entry: Announcement,
): Promise<Place | 'absent' | 'unreadable'> {
  const since = (entry.firstAttemptAt ?? new Date(0)).getTime() - skewMs;
  const oldest = String(Math.max(since, 0) / 1_000);
  try {
    let cursor = '';
    for (let page = 0; page < mostPages; page += 1) {
      const read = await readPage(client, where, oldest, cursor);
      const found = read.messages?.find((message) => ourMark.safeParse(message).data === entry.id);
      if (found?.ts !== undefined) return { channel: where.channel, ts: found.ts };
      cursor = read.response_metadata?.next_cursor ?? '';
      if (cursor === '') return 'absent';
    }
    return 'unreadable';
  } catch (error) {
    if (unreadable.has(slackErrorOf(error) ?? '')) return 'unreadable';
    throw error;
  }
}

function readPage(
  client: SlackClient,
  { channel, threadTs }: Thread,
  oldest: string,
  cursor: string,
) {
  const asked = {
    channel,
    oldest,
    include_all_metadata: true,
    limit: 200,
    ...(cursor === '' ? {} : { cursor }),
  };
  return threadTs === undefined
    ? client.conversations.history(asked)
    : client.conversations.replies({ ...asked, ts: threadTs });
}

const ourMark = z
  .object({ metadata: z.object({ event_payload: z.object({ id: z.string() }) }) })
  .transform((message) => message.metadata.event_payload.id);
