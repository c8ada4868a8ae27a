import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Change } from './changes.ts';
import type { Core } from './core.ts';
import {
  botSight,
  canSee,
  channelSight,
  clockSight,
  homeSight,
  messageSight,
  modalSights,
  snapshotFor,
  wireSight,
} from './page-sights.ts';
import { NOBODY, type PageEvent } from './protocol.ts';
import type { Message, Person } from './shapes.ts';

/* What changes, pushed to each open browser page as the person there sees it. */

function channelEvents(core: Core, user: string, id: string): readonly PageEvent[] {
  const channel = core.workspace.channel(id);
  return channel && canSee(core, user, channel)
    ? [{ type: 'channel', channel: channelSight(core, user, channel) }]
    : [];
}

const shown = (core: Core, message: Message): PageEvent => ({
  type: 'message',
  channel: message.channel,
  message: messageSight(core, message),
});

/** What happened to a message; its parent's count of replies and the channel's unread mark follow. */
function messageEvents(
  core: Core,
  user: string,
  message: Message,
  happened: PageEvent,
): readonly PageEvent[] {
  const channel = channelEvents(core, user, message.channel);
  if (channel.length === 0 || (message.ephemeralTo ?? user) !== user) return [];
  const parent = core.workspace.messages.get(message.channel, message.threadTs ?? '');
  const isReply = parent !== undefined && parent.ts !== message.ts;
  return [happened, ...(isReply ? [shown(core, parent)] : []), ...channel];
}

function removedEvents(core: Core, user: string, gone: Message): readonly PageEvent[] {
  const { channel, ts } = gone;
  return messageEvents(core, user, gone, { type: 'message-gone', channel, ts });
}

function wireEvents(core: Core, id: number): readonly PageEvent[] {
  const entry = core.journal.get(id);
  return entry ? [{ type: 'wire', entry: wireSight(entry) }] : [];
}

function eventsFor(core: Core, { id: user }: Person, change: Change): readonly PageEvent[] {
  switch (change.type) {
    case 'posted':
    case 'edited':
      return messageEvents(core, user, change.message, shown(core, change.message));
    case 'removed':
      return removedEvents(core, user, change.previous);
    case 'channel':
      return channelEvents(core, user, change.channel);
    case 'modals':
      return change.user === user ? [{ type: 'modals', modals: modalSights(core, user) }] : [];
    case 'home':
      return change.user === user ? [{ type: 'home', home: homeSight(core, user) }] : [];
    case 'clock':
      return [{ type: 'clock', clock: clockSight(core) }];
    case 'faults':
      return [{ type: 'faults', faults: core.faults.active() }];
    case 'bot':
      return [{ type: 'bot', bot: botSight(core) }];
    case 'wire':
      return wireEvents(core, change.id);
    case 'reset':
    case 'joined':
    case 'left':
    case 'person':
      return snapshotEvents(core, user);
    case 'file':
      return [];
  }
}

function snapshotEvents(core: Core, user: string): readonly PageEvent[] {
  const me = core.workspace.person(user);
  return me ? [{ type: 'snapshot', snapshot: snapshotFor(core, me) }] : [];
}

function watch(core: Core, socket: WebSocket, me: Person) {
  const send = (event: PageEvent) => socket.send(JSON.stringify(event));
  for (const event of snapshotEvents(core, me.id)) send(event);
  const off = core.workspace.changes.on((change) => {
    for (const event of eventsFor(core, me, change)) send(event);
  });
  socket.on('close', off);
  // A broken connection is reported by `close`, which follows.
  socket.on('error', () => {});
}

export function createPageEvents(core: Core) {
  const server = new WebSocketServer({ noServer: true });
  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const user = new URL(request.url ?? '/', core.url).searchParams.get('user') ?? '';
      const me = core.workspace.person(user);
      // A refused upgrade would not tell the page why.
      server.handleUpgrade(request, socket, head, (opened) =>
        me ? watch(core, opened, me) : opened.close(NOBODY),
      );
    },
    stop: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
