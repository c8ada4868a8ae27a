import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core.ts';
import {
  type Answer,
  msSince,
  outcomeOf,
  rateLimited,
  send,
  serve,
  type TellError,
} from '../faulty.ts';
import { type Json, record, text } from '../json.ts';
import { methods } from '../methods.ts';
import { readFields } from '../request-body.ts';
import { type Method, SlackError } from './method.ts';

/* From a request to a Web API method and back, faults and journal included. */

const byName = new Map(methods.map((method) => [method.name, method]));

const tokenOf = (request: IncomingMessage, args: Json) =>
  text(args.token) || (request.headers.authorization ?? '').replace(/^Bearer /, '');

function checkToken(core: Core, method: Method, token: string) {
  if (method.token === 'none') return;
  const kind = core.tokens.kindOf(token);
  if (typeof kind !== 'string') throw new SlackError(kind.error);
  if (kind !== method.token) throw new SlackError('not_allowed_token_type');
}

/** Slack's answer to the call; everything it does happens before this returns. */
function answerTo(core: Core, name: string, token: string, args: Json): Json {
  const method = byName.get(name);
  const scopes = core.manifest.scopes;
  const need = (scope: string) => {
    if (scopes && !scopes.has(scope)) {
      throw new SlackError('missing_scope', { needed: scope, provided: [...scopes].join(',') });
    }
  };
  try {
    if (!method) throw new SlackError('unknown_method', { req_method: name });
    checkToken(core, method, token);
    for (const scope of method.scopes) need(scope);
    return { ok: true, ...method.run({ core, workspace: core.workspace, need }, args) };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

const answerWith = (core: Core, body: Json, status = 200): Answer => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': [...(core.manifest.scopes ?? [])].join(','),
  },
  body,
});

function tooFast({ pace }: Core, name: string, channel: string, tell: TellError) {
  const seconds = name === 'chat.postMessage' ? pace.waitFor(channel) : 0;
  return seconds > 0 ? rateLimited(seconds, tell) : undefined;
}

const wordOf = (body: Json) => (body.ok === true ? 'ok' : text(body.error) || 'no answer');

export async function handleApi(core: Core, request: IncomingMessage, response: ServerResponse) {
  const started = performance.now();
  const name = new URL(request.url ?? '/', core.url).pathname.replace('/api/', '');
  const args = await readFields(request);
  const channel = text(args.channel);
  const fault = core.faults.take(name, channel || undefined);
  const tell: TellError = (error, status) => answerWith(core, { ok: false, error }, status);
  const { answer, effects } = serve(
    core,
    fault,
    tell,
    () =>
      tooFast(core, name, channel, tell) ??
      answerWith(core, answerTo(core, name, tokenOf(request, args), args)),
  );
  const { token: _, ...shown } = args;
  core.journal.add({
    kind: 'api',
    name,
    outcome: outcomeOf(wordOf(record(answer.body)), fault),
    status: answer.status,
    ms: msSince(started, fault),
    request: shown,
    answer: answer.body,
    effects,
  });
  send(response, answer, fault);
}
