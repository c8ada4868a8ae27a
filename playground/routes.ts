import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Core } from './core.ts';
import { handleHook } from './hooks.ts';
import { createPageEvents } from './page-events.ts';
import { handlePage } from './page-routes.ts';
import { readUpload } from './request-body.ts';
import type { StandInOptions } from './stand-in.ts';
import { receiveUpload } from './web-api/files.ts';
import { handleApi } from './web-api/router.ts';

/* Every path that the stand-in answers. */

export interface RouteParts {
  readonly servePage: StandInOptions['servePage'] | undefined;
  readonly reset: () => void;
}

const idIn = (path: string) => path.split('/')[2] ?? '';

async function takeUpload(core: Core, path: string, request: IncomingMessage, out: ServerResponse) {
  const bytes = await readUpload(request);
  const isKnown = receiveUpload(core, idIn(path), bytes);
  out.writeHead(isKnown ? 200 : 404).end(isKnown ? `OK - ${bytes.length}` : 'not found');
}

/** The app needs its token; the page's own pictures are told by the header that browsers set. */
function mayRead({ tokens }: Core, { headers }: IncomingMessage): boolean {
  const token = (headers.authorization ?? '').replace(/^Bearer /, '');
  return headers['sec-fetch-site'] === 'same-origin' || tokens.kindOf(token) === 'bot';
}

function giveFile(core: Core, path: string, request: IncomingMessage, out: ServerResponse) {
  if (!mayRead(core, request)) {
    out.writeHead(302, { location: `${core.url}/?redir=${path}` }).end();
    return;
  }
  const file = core.workspace.files.get(idIn(path));
  if (!file) {
    out.writeHead(404).end('not found');
    return;
  }
  out.writeHead(200, { 'content-type': file.mimetype, 'x-content-type-options': 'nosniff' });
  out.end(file.bytes);
}

async function route(core: Core, parts: RouteParts, request: IncomingMessage, out: ServerResponse) {
  const path = new URL(request.url ?? '/', core.url).pathname;
  if (path.startsWith('/api/')) return await handleApi(core, request, out);
  if (path.startsWith('/hooks/')) return await handleHook(core, request, out);
  if (path.startsWith('/upload/')) return await takeUpload(core, path, request, out);
  if (path.startsWith('/files/')) return giveFile(core, path, request, out);
  if (path.startsWith('/page/')) return await handlePage(core, parts.reset, path, request, out);
  if (!(await parts.servePage?.(request, out))) out.writeHead(404).end('not found');
}

export function createRoutes(core: Core, parts: RouteParts) {
  const pageEvents = createPageEvents(core);
  return {
    request: (request: IncomingMessage, response: ServerResponse) => {
      route(core, parts, request, response).catch((error: unknown) => {
        // A fault of the stand-in itself: said out loud, so that a test cannot pass by it.
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
      });
    },
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const isPage = request.url?.startsWith('/page/events');
      if (isPage) pageEvents.upgrade(request, socket, head);
      else core.sockets.upgrade(request, socket, head);
    },
    stop: pageEvents.stop,
  };
}
