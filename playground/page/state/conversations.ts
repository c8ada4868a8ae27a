import type { PageChannel, PageMessage, PagePerson, Snapshot } from '../../protocol.ts';

/** The messages of a channel itself: no replies, and no thread of its own. */
export function channelMessages(snapshot: Snapshot, channel: string): readonly PageMessage[] {
  return (snapshot.messages[channel] ?? []).filter(
    (message) => message.threadTs === undefined || message.threadTs === message.ts,
  );
}

export interface Thread {
  readonly root: PageMessage | undefined;
  readonly replies: readonly PageMessage[];
}

export function threadMessages(snapshot: Snapshot, channel: string, ts: string): Thread {
  const messages = snapshot.messages[channel] ?? [];
  return {
    root: messages.find((message) => message.ts === ts),
    replies: messages.filter((message) => message.threadTs === ts && message.ts !== ts),
  };
}

export function personById(snapshot: Snapshot, id: string): PagePerson | undefined {
  return snapshot.people.find((person) => person.id === id);
}

/** The direct messages between the reader and another person, once there are any. */
export function dmWith(snapshot: Snapshot, user: string): PageChannel | undefined {
  return snapshot.channels.find(
    (channel) => channel.kind === 'dm' && channel.members.includes(user),
  );
}

export function isAppDm(snapshot: Snapshot, channel: PageChannel): boolean {
  return channel.kind === 'dm' && channel.members.includes(snapshot.app.botUserId);
}

/** A channel with a name, in contrast to a direct message. */
export function isRoom({ kind }: PageChannel): boolean {
  return kind === 'public' || kind === 'private';
}

/** What the channel is called in a heading: `#deals`, or the other person's name. */
export function channelTitle(channel: PageChannel): string {
  return isRoom(channel) ? `#${channel.name}` : channel.name;
}
