import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../acts.ts';
import type { Core } from '../core.ts';
import { type Effect, isEffect } from '../journal.ts';
import { type Json, text } from '../json.ts';
import { methods } from '../methods.ts';
import { readFields } from '../request-body.ts';
import { type Method, SlackError } from './method.ts';

/* From a request to a Web API method and back, faults and journal included. */

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

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

const plainAnswer = (body: Json, status = 200): Answer => ({ status, headers: {}, body });

const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

function tooFast({ pace }: Core, name: string, channel: string): Answer | undefined {
  const seconds = name === 'chat.postMessage' ? pace.waitFor(channel) : 0;
  return seconds > 0 ? rateLimited(seconds) : undefined;
}

/** What a fault answers in place of the call, which then has no effect. */
function refusalOf(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'rate-limited') return rateLimited(fault.retryAfter);
  if (fault?.kind === 'error') return plainAnswer({ ok: false, error: 'internal_error' }, 500);
  return fault?.kind === 'answer' ? plainAnswer({ ok: false, error: fault.error }) : undefined;
}

const SILENT: ReadonlySet<string> = new Set(['hang', 'refused']);

function serve(core: Core, name: string, token: string, args: Json, fault: Fault | undefined) {
  const refusal = refusalOf(fault) ?? tooFast(core, name, text(args.channel));
  if (refusal || SILENT.has(fault?.kind ?? '')) {
    return { answer: refusal ?? plainAnswer({}, 0), effects: [] };
  }
  const { value, changes } = core.workspace.changes.during(() => answerTo(core, name, token, args));
  const effects: readonly Effect[] = changes.filter(isEffect);
  const answer =
    fault?.kind === 'error-after'
      ? plainAnswer({ ok: false, error: 'internal_error' }, 500)
      : plainAnswer(value);
  return { answer, effects };
}

function write(core: Core, response: ServerResponse, { status, headers, body }: Answer) {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': [...(core.manifest.scopes ?? [])].join(','),
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function send(core: Core, response: ServerResponse, answer: Answer, fault: Fault | undefined) {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'lost' || fault?.kind === 'refused') {
    response.destroy();
  } else if (fault?.kind === 'slow') {
    setTimeout(() => write(core, response, answer), fault.ms).unref();
  } else {
    write(core, response, answer);
  }
}

const outcomeOf = (answer: Answer, fault: Fault | undefined) => {
  const plain = answer.body.ok === true ? 'ok' : text(answer.body.error) || 'no answer';
  return fault && answer.body.ok === true ? `${plain} (${fault.kind})` : plain;
};

export async function handleApi(core: Core, request: IncomingMessage, response: ServerResponse) {
  const started = performance.now();
  const name = new URL(request.url ?? '/', core.url).pathname.replace('/api/', '');
  const args = await readFields(request);
  const fault = core.faults.take(name, text(args.channel) || undefined);
  const { answer, effects } = serve(core, name, tokenOf(request, args), args, fault);
  const { token: _, ...shown } = args;
  core.journal.add({
    kind: 'api',
    name,
    outcome: outcomeOf(answer, fault),
    status: answer.status,
    ms: Math.round(performance.now() - started),
    request: shown,
    answer: answer.body,
    effects,
  });
  send(core, response, answer, fault);
}
