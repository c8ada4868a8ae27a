import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import { applyResponse } from './interactions/response.ts';
import { isEffect } from './journal.ts';
import { isRecord, type Json, parseJson } from './json.ts';
import { readBody } from './request-body.ts';
import { SlackError } from './web-api/method.ts';

/* What the app posts to a response_url. */

interface Answer {
  readonly status: number;
  readonly text: string;
}

function answerTo(core: Core, path: string, body: Json): Answer {
  const target = core.responseUrls.use(path);
  if ('error' in target) return { status: 404, text: target.error };
  try {
    applyResponse(core, target, body);
    return { status: 200, text: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: 400, text: error.code };
  }
}

export async function handleHook(core: Core, request: IncomingMessage, response: ServerResponse) {
  const started = performance.now();
  const path = new URL(request.url ?? '/', core.url).pathname;
  const parsed = parseJson((await readBody(request)).toString('utf8'));
  const body = isRecord(parsed) ? parsed : {};
  const fault = core.faults.take('response_url', undefined);
  const isRefused = fault?.kind === 'error' || fault?.kind === 'refused';
  const { value, changes } = core.workspace.changes.during(() =>
    isRefused ? { status: 500, text: 'internal_error' } : answerTo(core, path, body),
  );
  core.journal.add({
    kind: 'response_url',
    name: path.split('/').slice(0, 3).join('/'),
    outcome: value.text,
    status: value.status,
    ms: Math.round(performance.now() - started),
    request: body,
    answer: value.text,
    effects: changes.filter(isEffect),
  });
  if (fault?.kind === 'lost' || fault?.kind === 'refused') {
    response.destroy();
    return;
  }
  response.writeHead(value.status, { 'content-type': 'text/plain' }).end(value.text);
}
