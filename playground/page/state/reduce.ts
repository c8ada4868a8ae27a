import type { PageEvent, PageMessage, Snapshot } from '../../protocol.ts';

function put(messages: readonly PageMessage[], message: PageMessage): readonly PageMessage[] {
  const others = messages.filter((one) => one.ts !== message.ts);
  return [...others, message].sort((a, b) => Number(a.ts) - Number(b.ts));
}

function withMessages(
  snapshot: Snapshot,
  channel: string,
  change: (messages: readonly PageMessage[]) => readonly PageMessage[],
): Snapshot {
  const messages = change(snapshot.messages[channel] ?? []);
  return { ...snapshot, messages: { ...snapshot.messages, [channel]: messages } };
}

/** The page's picture of the workspace after one pushed event; a snapshot replaces all of it. */
export function reduce(before: Snapshot | undefined, event: PageEvent): Snapshot | undefined {
  if (before === undefined) return event.type === 'snapshot' ? event.snapshot : undefined;
  switch (event.type) {
    case 'snapshot':
      return event.snapshot;
    case 'channel': {
      const others = before.channels.filter((one) => one.id !== event.channel.id);
      const known = before.channels.length !== others.length;
      const channels = known
        ? before.channels.map((one) => (one.id === event.channel.id ? event.channel : one))
        : [...others, event.channel];
      return { ...before, channels };
    }
    case 'message':
      return withMessages(before, event.channel, (messages) => put(messages, event.message));
    case 'message-gone':
      return withMessages(before, event.channel, (messages) =>
        messages.filter((one) => one.ts !== event.ts),
      );
    case 'modals':
      return { ...before, modals: event.modals };
    case 'home':
      return { ...before, home: event.home };
    case 'clock':
      return { ...before, clock: event.clock };
    case 'faults':
      return { ...before, faults: event.faults };
    case 'bot':
      return { ...before, bot: event.bot };
    case 'wire':
      // The wire store's business.
      return before;
  }
}
