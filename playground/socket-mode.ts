import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Changes } from './changes.ts';
import type { Transport } from './dispatcher.ts';
import type { RealTime } from './real-time.ts';
import { closeSocket, createRoom, leaveOpen, send, tellToGo, welcome } from './socket-room.ts';

/* Slack's end of Socket Mode: up to ten connections, each envelope to one of them. */

const PING_EVERY_MS = 10_000;

export interface SocketMode extends Transport {
  /** A URL that can be connected to once. */
  readonly ticket: (host: string, appId: string) => string;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly connections: () => number;
  /** Says to every connection, or to the oldest, that it will be cut; ten seconds later it is. */
  readonly disconnect: (
    reason: 'warning' | 'refresh_requested' | 'link_disabled',
    which?: 'all' | 'oldest',
  ) => void;
  /** Cuts the TCP connections, or that of the oldest. */
  readonly drop: (which?: 'all' | 'oldest') => void;
  /** Closes what is open, and cuts what does not close. */
  readonly stop: () => Promise<void>;
}

export function createSocketMode(
  changes: Changes,
  time: RealTime,
  ackTimeoutMs: number,
): SocketMode {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const room = createRoom(changes, time, ackTimeoutMs);
  const tickets = new Map<string, string>();
  const pings = setInterval(() => {
    for (const socket of room.sockets) socket.ping();
  }, PING_EVERY_MS).unref();
  let turn = 0;
  return {
    isReady: () => room.sockets.length > 0,
    connections: () => room.sockets.length,
    ticket: (host, appId) => {
      const ticket = randomUUID();
      tickets.set(ticket, appId);
      return `ws://${host}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade: (request, socket, head) => {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
      const ticket = query.get('ticket') ?? '';
      const appId = tickets.get(ticket);
      tickets.delete(ticket);
      if (appId === undefined) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => {
        leaveOpen(room, opened, socket);
        welcome(room, opened, appId);
      });
    },
    deliver: (delivery, retry) => {
      turn += 1;
      // A connection that was told to go is given nothing more while there is another.
      const staying = room.sockets.filter((one) => !room.leaving.has(one));
      const open = staying.length > 0 ? staying : room.sockets;
      const socket = open[turn % open.length];
      return socket
        ? send(room, socket, delivery, retry)
        : Promise.resolve({ acked: false, reason: 'connection_failed' });
    },
    disconnect: (reason, which = 'all') => {
      const told = which === 'all' ? room.sockets : room.sockets.slice(0, 1);
      for (const socket of told) tellToGo(room, socket, reason);
    },
    drop: (which = 'all') => {
      const cut = which === 'all' ? [...room.sockets] : room.sockets.slice(0, 1);
      for (const socket of cut) socket.terminate();
    },
    stop: async () => {
      clearInterval(pings);
      room.stopping = true;
      await Promise.all([...server.clients].map(closeSocket));
      server.close();
    },
  };
}
