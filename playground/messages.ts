import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Message } from './shapes.ts';

/* The messages of every channel, in the order of their timestamps. */

type MessageDraft = Omit<Message, 'ts'>;
type MessagePatch = Partial<Omit<Message, 'ts' | 'channel' | 'metadata'>> & {
  /** `null` clears it. */
  readonly metadata?: Message['metadata'] | null;
};

export interface Messages {
  readonly post: (draft: MessageDraft) => Message;
  readonly edit: (channel: string, ts: string, patch: MessagePatch) => Message | undefined;
  /** One with replies leaves a tombstone, which goes with the last of them. */
  readonly remove: (channel: string, ts: string) => Message | undefined;
  readonly get: (channel: string, ts: string) => Message | undefined;
  /** Oldest first, ephemeral ones included. */
  readonly all: (channel: string) => readonly Message[];
  /** What the person can see in there; who is a member is the workspace's business. */
  readonly seenBy: (channel: string, user: string) => readonly Message[];
  /** What all see of a thread, without its parent. */
  readonly replies: (channel: string, threadTs: string) => readonly Message[];
  readonly nextTs: (channel: string) => string;
  /** Puts a message where it was before anybody looked; tells nobody. */
  readonly restore: (message: Message) => void;
}

/** Whether it is seen without opening a thread. */
export const standsInChannel = ({ threadTs, broadcast }: Message) =>
  threadTs === undefined || broadcast;

const isReplyTo = ({ ts, threadTs, ephemeralTo }: Message, parentTs: string) =>
  threadTs === parentTs && ts !== parentTs && ephemeralTo === undefined;

const tombstoneOf = ({ ts, channel }: Message): Message => ({
  ts,
  channel,
  user: 'USLACKBOT',
  text: 'This message was deleted.',
  blocks: [],
  attachments: [],
  files: [],
  broadcast: false,
  from: 'slack',
  isTombstone: true,
});

export const formatTs = (micros: number) =>
  `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;

export function createMessages(clock: Clock, changes: Changes): Messages {
  const channels = new Map<string, Map<string, Message>>();
  const lastMicros = new Map<string, number>();
  const of = (channel: string) => channels.get(channel) ?? new Map<string, Message>();
  const nextTs = (channel: string) => {
    const micros = Math.max(clock.now() * 1000, (lastMicros.get(channel) ?? 0) + 1);
    lastMicros.set(channel, micros);
    return formatTs(micros);
  };
  const put = (message: Message) => {
    const kept = of(message.channel);
    const previous = kept.get(message.ts);
    kept.set(message.ts, message);
    channels.set(message.channel, kept);
    changes.emit(previous ? { type: 'edited', message, previous } : { type: 'posted', message });
    return message;
  };
  const all = (channel: string) => [...of(channel).values()];
  const replies = (channel: string, threadTs: string) =>
    all(channel).filter((message) => isReplyTo(message, threadTs));
  const remove = (channel: string, ts: string) => {
    const previous = of(channel).get(ts);
    if (!previous) return undefined;
    if (replies(channel, ts).length > 0) {
      put(tombstoneOf(previous));
      return previous;
    }
    of(channel).delete(ts);
    changes.emit({ type: 'removed', previous });
    const parent = of(channel).get(previous.threadTs ?? '');
    if (parent?.isTombstone && replies(channel, parent.ts).length === 0) remove(channel, parent.ts);
    return previous;
  };
  return {
    nextTs,
    all,
    restore: (message) => {
      const { channel } = message;
      const kept = new Map(of(channel)).set(message.ts, message);
      channels.set(channel, new Map([...kept].sort(([a], [b]) => Number(a) - Number(b))));
    },
    post: (draft) => put({ ...draft, ts: nextTs(draft.channel) }),
    edit: (channel, ts, patch) => {
      const before = of(channel).get(ts);
      if (!before) return undefined;
      const { metadata: change, ...rest } = patch;
      const { metadata: kept, ...bare } = before;
      const metadata = change === undefined ? kept : (change ?? undefined);
      return put({ ...bare, ...rest, ...(metadata ? { metadata } : {}) });
    },
    remove,
    replies,
    get: (channel, ts) => of(channel).get(ts),
    seenBy: (channel, user) =>
      all(channel).filter(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === user),
  };
}
