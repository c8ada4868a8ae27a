import { standsInChannel } from '../messages.ts';
import type { Channel, Message } from '../shapes.ts';
import { messageJson } from '../wire/messages.ts';
import { count, flag, str } from './args.ts';
import { type Call, defineMethod, SlackError } from './method.ts';
import { pageOf } from './pages.ts';
import { joinedChannel, scopeFor } from './places.ts';

/* Reading messages back; ephemeral ones are never kept. */

const range = {
  channel: str,
  cursor: str.or(str.length(0)).optional(),
  limit: count(1000).optional(),
  oldest: str.optional(),
  latest: str.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

interface Range {
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive?: boolean | undefined;
}

/** Microseconds; Slack takes `1234`, `1234.5` and `1234.567890` alike. */
function micros(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function isWithin({ oldest, latest, inclusive }: Range, ts: string): boolean {
  const at = micros(ts);
  const from = oldest === undefined ? -1 : micros(oldest);
  const to = latest === undefined ? Number.POSITIVE_INFINITY : micros(latest);
  return inclusive ? at >= from && at <= to : at > from && at < to;
}

function readable(call: Call, id: string): Channel {
  const channel = joinedChannel(call, id);
  call.need(scopeFor(channel, 'history'));
  return channel;
}

/** One page of the messages, with what stands before every page. */
function answer(
  call: Call,
  messages: readonly Message[],
  args: {
    cursor?: string | undefined;
    limit?: number | undefined;
    include_all_metadata?: boolean | undefined;
  },
  before: readonly Message[] = [],
) {
  const { items, next } = pageOf(messages, args.cursor, args.limit ?? 100);
  const withMetadata = args.include_all_metadata ?? false;
  return {
    messages: [...before, ...items].map((message) =>
      messageJson(call.workspace, message, withMetadata),
    ),
    has_more: next !== '',
    ...(next !== '' && { response_metadata: { next_cursor: next } }),
  };
}

export const conversationsHistory = defineMethod({
  name: 'conversations.history',
  args: range,
  run: (call, args) => {
    const { id } = readable(call, args.channel);
    const messages = call.workspace.messages
      .all(id)
      .filter(
        (message) =>
          message.ephemeralTo === undefined &&
          standsInChannel(message) &&
          isWithin(args, message.ts),
      )
      .reverse();
    return { ...answer(call, messages, args), pin_count: 0 };
  },
});

export const conversationsReplies = defineMethod({
  name: 'conversations.replies',
  args: { ...range, ts: str },
  run: (call, args) => {
    const { messages } = call.workspace;
    const { id } = readable(call, args.channel);
    const asked = messages.get(id, args.ts);
    const parent = asked && messages.get(id, asked.threadTs ?? asked.ts);
    if (!parent || parent.ephemeralTo !== undefined) throw new SlackError('thread_not_found');
    const replies = messages.replies(id, parent.ts).filter(({ ts }) => isWithin(args, ts));
    return answer(call, replies, args, [parent]);
  },
});
