import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { Log } from './ports.ts';

export interface HttpParts {
  readonly port: number;
  readonly log: Log;
  /** What is not in order, in words; empty: ready. */
  readonly readiness: () => Promise<readonly string[]>;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** `POST /slack/events`, in HTTP mode. */
  readonly slackEvents?: RequestListener;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no new connection; resolves when those under way are answered. */
  close(): Promise<void>;
}

/** Slack's own check of a signature has no upper bound on its time: one from the future is no replay guard. */
const mostSecondsAhead = 300;

/** @throws Error with one sentence when the port cannot be had */
export async function startHttpServer(parts: HttpParts): Promise<HttpServer> {
  const state = { closing: false };
  const underWay = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (state.closing) leaveAfter(response);
    route(parts, request, response).catch((error: unknown) => {
      parts.log.error({ error }, 'an HTTP request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const taken = 'code' in cause && cause.code === 'EADDRINUSE';
      const why = taken ? 'it is already in use' : cause.message;
      reject(
        new Error(`Cannot listen on port ${parts.port}: ${why}. Set PORT to another.`, { cause }),
      );
    });
    server.listen(parts.port, resolve);
  });
  server.on('error', (error) => parts.log.error({ error }, 'the HTTP server reports an error'));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : parts.port,
    close: () =>
      new Promise((resolve) => {
        state.closing = true;
        for (const response of underWay) leaveAfter(response);
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** A connection that is kept alive would bring the next request, and the next. */
function leaveAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

async function route(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const asked = `${request.method} ${pathname}`;
  if (asked === 'GET /healthz') return say(response, 200, { status: 'ok' });
  if (asked === 'GET /readyz') {
    const problems = await parts.readiness();
    return problems.length === 0
      ? say(response, 200, { status: 'ready' })
      : say(response, 503, { status: 'not ready', problems });
  }
  if (asked === 'GET /metrics') {
    const text = await parts.metrics.text();
    response.writeHead(200, { 'content-type': parts.metrics.contentType }).end(text);
    return;
  }
  if (asked === 'POST /slack/events' && parts.slackEvents !== undefined) {
    if (isFromTheFuture(request)) {
      parts.log.warn({}, 'a request stamped with a future time was refused');
      response.writeHead(401).end();
      return;
    }
    parts.slackEvents(request, response);
    return;
  }
  say(response, 404, { status: 'not found' });
}

function isFromTheFuture(request: IncomingMessage): boolean {
  const stamped = Number(request.headers['x-slack-request-timestamp']);
  return stamped > Date.now() / 1000 + mostSecondsAhead;
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
