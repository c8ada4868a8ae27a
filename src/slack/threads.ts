import { z } from 'zod';
import { UserId } from '../domain/ids.ts';
import type { Place, ThreadReply, Threads } from '../outbox-ports.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import { unreadable } from './find-posted.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';

const reply = z.object({
  ts: z.string(),
  user: UserId,
  text: z.string().default(''),
  bot_id: z.never().optional(),
  subtype: z.enum(['thread_broadcast', 'file_share']).optional(),
});

const mostPages = 20;
/** What no later try would show. */
const gone: ReadonlySet<string> = new Set([...unreadable, 'thread_not_found', 'is_archived']);

/** Reads a thread back; Slack refusing to show it is an answer, not a failure. */
export function createThreads(
  client: SlackClient,
  monotonic: () => number = () => performance.now(),
): Threads {
  let busyUntil = Number.NEGATIVE_INFINITY;
  return {
    async repliesSince(_workspaceId, place, after) {
      if (monotonic() < busyUntil) return 'busy';
      try {
        return await readReplies(client, place, after);
      } catch (error) {
        if (gone.has(slackErrorOf(error) ?? '')) return 'unreadable';
        const why = deliveryOfError(error, place.channel);
        if (why.kind !== 'rate-limited') throw error;
        busyUntil = monotonic() + why.afterMs;
        return 'busy';
      }
    },
  };
}

async function readReplies(
  client: SlackClient,
  { channel, ts }: Place,
  after: string,
): Promise<readonly ThreadReply[]> {
  const replies: ThreadReply[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const read = await client.conversations.replies({
      channel,
      ts,
      oldest: after,
      limit: 200,
      ...(cursor === '' ? {} : { cursor }),
    });
    const said = (read.messages ?? []).flatMap((message) => reply.safeParse(message).data ?? []);
    // The first message of every page is the thread's own.
    const fresh = said.filter((one) => one.ts !== ts && Number(one.ts) > Number(after));
    replies.push(...fresh.map(({ ts: saidAt, user, text }) => ({ ts: saidAt, by: user, text })));
    cursor = read.response_metadata?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return replies;
}
