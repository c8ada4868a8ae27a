import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Stands between Slack and the bots: each delivery goes on so many times at once, byte for byte. */
export interface FanOut {
  readonly url: string;
  /** The answers to each delivery, in the order in which they came. */
  readonly answers: (readonly Answer[])[];
  readonly stop: () => Promise<void>;
}

export async function startFanOut(eventsUrls: readonly string[], times: number): Promise<FanOut> {
  const answers: (readonly Answer[])[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const headers = passedOn(request.headers);
      const targets = Array.from(
        { length: times },
        (_, index) => eventsUrls[index % eventsUrls.length],
      );
      const got = await Promise.all(
        targets.map(async (url = ''): Promise<Answer & { type: string }> => {
          const answer = await fetch(url, { method: 'POST', headers, body });
          const type = answer.headers.get('content-type') ?? 'text/plain';
          return { status: answer.status, body: await answer.text(), type };
        }),
      );
      answers.push(got.map(({ status, body: text }) => ({ status, body: text })));
      const [first] = got;
      response.writeHead(first?.status ?? 500, { 'content-type': first?.type ?? 'text/plain' });
      response.end(first?.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['content-type', 'x-slack-signature', 'x-slack-request-timestamp'];
  return Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
}
