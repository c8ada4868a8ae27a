import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Changes } from './changes.ts';
import type { Delivery, Outcome, Retry } from './dispatcher.ts';
import { parseJson, record, text } from './json.ts';
import type { RealTime } from './real-time.ts';

/* The open connections of Socket Mode, and what each of them is told and waited for. */

const MOST_CONNECTIONS = 10;
/** A connection that was told to go is cut about so much later. */
const CUT_AFTER_MS = 10_000;
const CLOSING_MS = 300;

interface Waiting {
  readonly socket: WebSocket;
  readonly settle: (outcome: Outcome) => void;
}

export interface Room {
  readonly sockets: WebSocket[];
  readonly leaving: WeakSet<WebSocket>;
  readonly waiting: Map<string, Waiting>;
  readonly changes: Changes;
  readonly time: RealTime;
  readonly ackTimeoutMs: number;
  stopping: boolean;
}

const debugInfo = { host: 'playground', started: '2026-01-01 00:00:00.000', build_number: 1 };

export function createRoom(changes: Changes, time: RealTime, ackTimeoutMs: number): Room {
  return {
    sockets: [],
    leaving: new WeakSet(),
    waiting: new Map(),
    changes,
    time,
    ackTimeoutMs,
    stopping: false,
  };
}

/** Says that it will be cut; a mere warning does not yet keep deliveries from it. */
export function tellToGo(room: Room, socket: WebSocket, reason: string) {
  if (reason !== 'warning') room.leaving.add(socket);
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
  socket.once(
    'close',
    room.time.after(CUT_AFTER_MS, () => socket.terminate()),
  );
}

export function closeSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), CLOSING_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    if (socket.readyState === socket.OPEN) socket.close(1001);
    else socket.terminate();
  });
}

/** After the closing handshake Slack leaves it to the client to end the TCP connection. */
export function leaveOpen(room: Room, opened: WebSocket, tcp: Duplex) {
  const end = tcp.end.bind(tcp);
  tcp.end = () => {
    leave(room, opened);
    return room.stopping || tcp.readableEnded ? end() : tcp;
  };
}

export function welcome(room: Room, socket: WebSocket, appId: string) {
  // A broken connection is reported by `close`, which follows.
  socket.on('error', () => {});
  if (room.sockets.length >= MOST_CONNECTIONS) {
    const reason = 'too_many_websockets';
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
    socket.close();
    return;
  }
  room.sockets.push(socket);
  socket.on('message', (data) => hear(room, String(data)));
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
  if (index < 0) return;
  room.sockets.splice(index, 1);
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

export function send(
  room: Room,
  socket: WebSocket,
  delivery: Delivery,
  retry: Retry | undefined,
): Promise<Outcome> {
  const { time, ackTimeoutMs } = room;
  const envelopeId = randomUUID();
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      callOff();
      room.waiting.delete(envelopeId);
      resolve(outcome);
    };
    const callOff = time.after(ackTimeoutMs, () => settle({ acked: false, reason: 'timeout' }));
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
