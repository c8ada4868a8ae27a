import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { StandIn } from '../../../playground/stand-in.ts';

export type Payload = Readonly<Record<string, unknown>>;
type Handler = (payload: Payload) => unknown;

/** An app of a few lines: what it answers is the body of its ack. */
export interface TinyApp {
  /** What Slack delivered: `/deal`, `block_actions advance`, `view_submission deal`. */
  readonly received: readonly { readonly name: string; readonly payload: Payload }[];
  on(name: string, handler: Handler): void;
  /** The first such delivery, already here or still to come. */
  heard(name: string): Promise<Payload>;
  /** Drops every handler and what was received. */
  forget(): void;
  call(method: string, args: object): Promise<Payload>;
  stop(): Promise<void>;
}

function record(value: unknown): Payload {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

async function bodyOf(request: IncomingMessage): Promise<Payload> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  if (request.headers['content-type'] === 'application/json') return record(JSON.parse(text));
  const form = Object.fromEntries(new URLSearchParams(text));
  return form.payload === undefined ? form : record(JSON.parse(form.payload));
}

function nameOf(payload: Payload): string {
  if (typeof payload.command === 'string') return payload.command;
  const action = Array.isArray(payload.actions) ? record(payload.actions[0]) : {};
  const what =
    action.action_id ??
    payload.action_id ??
    payload.callback_id ??
    record(payload.view).callback_id ??
    record(payload.event).type;
  return `${payload.type} ${what}`;
}

export async function startTinyApp(standIn: StandIn): Promise<TinyApp> {
  const handlers = new Map<string, Handler>();
  const received: { name: string; payload: Payload }[] = [];
  const arrivals = new EventEmitter();
  const server = createServer((request, response) => {
    void (async () => {
      const payload = await bodyOf(request);
      const name = nameOf(payload);
      received.push({ name, payload });
      arrivals.emit('arrival');
      const body = await handlers.get(name)?.(payload);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body === undefined ? '{}' : JSON.stringify(body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  standIn.deliverTo(`http://127.0.0.1:${port}/`);
  return {
    received,
    on: (name, handler) => void handlers.set(name, handler),
    heard: async (name) => {
      for (;;) {
        const found = received.find((one) => one.name === name);
        if (found !== undefined) return found.payload;
        await once(arrivals, 'arrival');
      }
    },
    forget: () => {
      handlers.clear();
      received.length = 0;
    },
    call: async (method, args) => {
      const answer = await fetch(`${standIn.apiUrl}${method}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${standIn.tokens.bot}`,
        },
        body: JSON.stringify(args),
      });
      const body = record(await answer.json());
      if (body.ok !== true) throw new Error(`${method}: ${JSON.stringify(body)}`);
      return body;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
