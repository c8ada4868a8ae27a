import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Changes } from './changes.ts';
import type { Delivery, Outcome, Retry, Transport } from './dispatcher.ts';
import { parseJson, record, text } from './json.ts';

/* Slack's end of Socket Mode: up to ten connections, each envelope to one of them. */

const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;

export interface SocketMode extends Transport {
  /** A URL that can be connected to once. */
  readonly ticket: (host: string, appId: string) => string;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly connections: () => number;
  /** Says to every connection, or to the oldest, that it will be closed; Slack does not close it itself. */
  readonly disconnect: (
    reason: 'warning' | 'refresh_requested' | 'link_disabled',
    which?: 'all' | 'oldest',
  ) => void;
  /** Cuts the TCP connections, or that of the oldest. */
  readonly drop: (which?: 'all' | 'oldest') => void;
  /** Closes what is open, and cuts what does not close. */
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly settle: (outcome: Outcome) => void;
}

interface Room {
  readonly sockets: WebSocket[];
  readonly leaving: WeakSet<WebSocket>;
  readonly waiting: Map<string, Waiting>;
  readonly changes: Changes;
}

const debugInfo = { host: 'playground', started: '2026-01-01 00:00:00.000', build_number: 1 };

export function createSocketMode(changes: Changes, ackTimeoutMs: number): SocketMode {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const room: Room = { sockets: [], leaving: new WeakSet(), waiting: new Map(), changes };
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
      server.handleUpgrade(request, socket, head, (opened) => welcome(room, opened, appId));
    },
    deliver: (delivery, retry) => {
      turn += 1;
      // A connection that was told to go is given nothing more while there is another.
      const staying = room.sockets.filter((one) => !room.leaving.has(one));
      const open = staying.length > 0 ? staying : room.sockets;
      const socket = open[turn % open.length];
      return socket
        ? send(room, socket, delivery, retry, ackTimeoutMs)
        : Promise.resolve({ acked: false, reason: 'connection_failed' });
    },
    disconnect: (reason, which = 'all') => {
      const told = which === 'all' ? room.sockets : room.sockets.slice(0, 1);
      for (const socket of told) {
        if (reason !== 'warning') room.leaving.add(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
      }
    },
    drop: (which = 'all') => {
      const cut = which === 'all' ? [...room.sockets] : room.sockets.slice(0, 1);
      for (const socket of cut) socket.terminate();
    },
    stop: async () => {
      clearInterval(pings);
      await Promise.all([...room.sockets].map(closeSocket));
      server.close();
    },
  };
}

const CLOSING_MS = 300;

function closeSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), CLOSING_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}

function welcome(room: Room, socket: WebSocket, appId: string) {
  if (room.sockets.length >= MOST_CONNECTIONS) {
    const reason = 'too_many_websockets';
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
    socket.close();
    return;
  }
  room.sockets.push(socket);
  socket.on('message', (data) => hear(room, String(data)));
  // A broken connection is reported by `close`, which follows.
  socket.on('error', () => {});
  socket.on('close', () => leave(room, socket));
  socket.send(
    JSON.stringify({
      type: 'hello',
      num_connections: room.sockets.length,
      debug_info: { ...debugInfo, approximate_connection_time: 18_060 },
      connection_info: { app_id: appId },
    }),
  );
  room.changes.emit({ type: 'bot' });
}

function leave(room: Room, socket: WebSocket) {
  const index = room.sockets.indexOf(socket);
  if (index >= 0) room.sockets.splice(index, 1);
  for (const { socket: waited, settle } of [...room.waiting.values()]) {
    if (waited === socket) settle({ acked: false, reason: 'connection_failed' });
  }
  room.changes.emit({ type: 'bot' });
}

function hear(room: Room, frame: string) {
  const message = record(parseJson(frame));
  const waiting = room.waiting.get(text(message.envelope_id));
  waiting?.settle({ acked: true, body: message.payload ?? {} });
}

function send(
  room: Room,
  socket: WebSocket,
  delivery: Delivery,
  retry: Retry | undefined,
  ackTimeoutMs: number,
): Promise<Outcome> {
  const envelopeId = randomUUID();
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      room.waiting.delete(envelopeId);
      resolve(outcome);
    };
    const timer = setTimeout(() => settle({ acked: false, reason: 'timeout' }), ackTimeoutMs);
    room.waiting.set(envelopeId, { socket, settle });
    const isEvent = delivery.kind === 'events_api';
    socket.send(
      JSON.stringify({
        envelope_id: envelopeId,
        type: delivery.kind,
        payload: delivery.payload,
        accepts_response_payload: delivery.acceptsResponse,
        ...(isEvent && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
      }),
    );
  });
}
