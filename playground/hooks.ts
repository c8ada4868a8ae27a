import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import { type Answer, msSince, outcomeOf, send, serve } from './faulty.ts';
import { applyResponse } from './interactions/response.ts';
import { isRecord, type Json, parseJson } from './json.ts';
import { readBody } from './request-body.ts';
import { SlackError } from './web-api/method.ts';

/* What the app posts to a response_url. */

const say = (words: string, status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: words,
});

/** Slack answers 404 where the URL itself is what is wrong. */
const tell = (error: string, status = 404) => say(error, status);

function answerTo(core: Core, path: string, body: Json): Answer {
  const target = core.responseUrls.use(path);
  if ('error' in target) return tell(target.error);
  try {
    applyResponse(core, target, body);
    return say('ok', 200);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return tell(error.code, 400);
  }
}

export async function handleHook(core: Core, request: IncomingMessage, response: ServerResponse) {
  const started = performance.now();
  const path = new URL(request.url ?? '/', core.url).pathname;
  const parsed = parseJson((await readBody(request)).toString('utf8'));
  const body = isRecord(parsed) ? parsed : {};
  const fault = core.faults.take('response_url', undefined);
  const { answer, effects } = serve(core, fault, tell, () => answerTo(core, path, body));
  core.journal.add({
    kind: 'response_url',
    name: path.split('/').slice(0, 3).join('/'),
    outcome: outcomeOf(typeof answer.body === 'string' ? answer.body : 'no answer', fault),
    status: answer.status,
    ms: msSince(started, fault),
    request: body,
    answer: answer.body,
    effects,
  });
  send(response, answer, fault);
}
