import type { ServerResponse } from 'node:http';
import type { Fault } from './acts.ts';
import type { Core } from './core.ts';
import { type Effect, isEffect } from './journal.ts';

/* One request to Slack and its answer, as a fault would have them. */

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text as it is, all else as JSON. */
  readonly body: unknown;
}

/** How an error is told to whoever asked there. */
export type TellError = (error: string, status?: number) => Answer;

const nothing: Answer = { status: 0, headers: {}, body: {} };

/** What a fault answers in place of the request, which then has no effect. */
function refusalOf(fault: Fault | undefined, tell: TellError): Answer | undefined {
  switch (fault?.kind) {
    case 'rate-limited':
      return rateLimited(fault.retryAfter, tell);
    case 'error':
      return tell('internal_error', 500);
    case 'answer':
      return tell(fault.error);
    case 'hang':
    case 'refused':
      return nothing;
    default:
      return undefined;
  }
}

export function rateLimited(seconds: number, tell: TellError): Answer {
  const answer = tell('ratelimited', 429);
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}

interface Served {
  readonly answer: Answer;
  readonly effects: readonly Effect[];
}

/** Runs the request, which must be synchronous, where the fault lets it have its effect. */
export function serve(
  { workspace }: Core,
  fault: Fault | undefined,
  tell: TellError,
  run: () => Answer,
): Served {
  const refusal = refusalOf(fault, tell);
  if (refusal) return { answer: refusal, effects: [] };
  const { value, changes } = workspace.changes.during(run);
  const answer = fault?.kind === 'error-after' ? tell('internal_error', 500) : value;
  return { answer, effects: changes.filter(isEffect) };
}

const delayOf = (fault: Fault | undefined) => (fault?.kind === 'slow' ? fault.ms : 0);

/** How long whoever asked waits, in milliseconds, what the fault will add included. */
export const msSince = (started: number, fault: Fault | undefined) =>
  Math.round(performance.now() - started) + delayOf(fault);

/** The journal's word for it: what went well under a fault names the fault. */
export const outcomeOf = (word: string, fault: Fault | undefined) =>
  fault && word === 'ok' ? `ok (${fault.kind})` : word;

/** Sends the answer, later or never where the fault wants that. */
export function send(response: ServerResponse, answer: Answer, fault: Fault | undefined) {
  const write = () => {
    const { status, headers, body } = answer;
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'lost' || fault?.kind === 'refused') response.destroy();
  else if (fault?.kind === 'slow') setTimeout(write, fault.ms).unref();
  else write();
}
