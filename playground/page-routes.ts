import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageRequest } from './acts.ts';
import type { Core } from './core.ts';
import { ActError } from './interactions/payload.ts';
import { parseJson } from './json.ts';
import { perform } from './page-acts.ts';
import { snapshotFor, wireSight } from './page-sights.ts';
import type { ActAnswer } from './protocol.ts';
import { readBody } from './request-body.ts';

/* The page's own requests: acts, a snapshot, the journal. */

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function doAct(core: Core, reset: () => void, request: IncomingMessage): Promise<ActAnswer> {
  const parsed = pageRequest.safeParse(parseJson((await readBody(request)).toString('utf8')));
  if (!parsed.success) return { ok: false, error: parsed.error.message };
  try {
    const result = await perform(core, reset, parsed.data.as, parsed.data.act);
    return result === undefined ? { ok: true } : { ok: true, result };
  } catch (error) {
    if (!(error instanceof ActError)) throw error;
    return { ok: false, error: error.message };
  }
}

/** Another site's page must not act here: acts are JSON, which needs the browser's leave. */
const isJson = (request: IncomingMessage) =>
  (request.headers['content-type'] ?? '').startsWith('application/json');

export async function handlePage(
  core: Core,
  reset: () => void,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const query = new URL(request.url ?? '/', core.url).searchParams;
  const me = core.workspace.person(query.get('user') ?? '');
  if (path === '/page/act' && request.method === 'POST' && isJson(request)) {
    json(response, 200, await doAct(core, reset, request));
  } else if (path === '/page/snapshot' && me) {
    json(response, 200, snapshotFor(core, me));
  } else if (path === '/page/journal') {
    const since = Number(query.get('since') ?? 0);
    const entries = core.journal.entries().filter(({ id }) => id > since);
    json(response, 200, entries.map(wireSight));
  } else {
    json(response, 404, { ok: false, error: 'not_found' });
  }
}
