import { afterEach, describe, expect, it } from '@jest/globals';
import { type HttpServer, startHttpServer } from '../src/http-server.ts';
import { createMetrics } from '../src/metrics.ts';
import { type SignedOptions, signedCommand } from './support/signed-request.ts';
import { aCommand, keepLog, says, startTestApp, type TestApp } from './support/slack-app.ts';

let app: TestApp | undefined;
let server: HttpServer | undefined;
afterEach(async () => {
  await app?.stop();
  await server?.close();
  app = undefined;
  server = undefined;
});

function send(text: string, how?: SignedOptions): Promise<Response> {
  const url = `http://127.0.0.1:${app?.http?.port}/slack/events`;
  return fetch(url, signedCommand({ text }, how));
}

async function start(run: (words: string) => Promise<string>): Promise<void> {
  app = await startTestApp({
    way: 'http',
    surface: { commands: [aCommand('ping', async (words) => says(await run(words)))] },
  });
}

describe('signed deliveries', () => {
  it('are answered', async () => {
    await start(async (words) => `pong ${words}`);

    const answer = await send('ping one');

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ response_type: 'ephemeral', text: 'pong one' });
  });

  it.each([
    ['six minutes old', { ahead: -360 }],
    ['six minutes in the future', { ahead: 360 }],
    ['signed with another secret', { secret: 'another-signing-secret' }],
  ])('are refused when they are %s', async (_, how) => {
    let ran = 0;
    await start(async () => {
      ran += 1;
      return 'pong';
    });

    expect((await send('ping', how)).status).toBe(401);
    expect(ran).toBe(0);
  });

  it('are taken a little early or late', async () => {
    await start(async () => 'pong');

    expect((await send('ping', { ahead: 240 })).status).toBe(200);
    expect((await send('ping', { ahead: -240 })).status).toBe(200);
  });
});

describe('what operators ask', () => {
  async function serve(problems: readonly string[]): Promise<string> {
    const metrics = createMetrics();
    metrics.count('posts', { outcome: 'sent' });
    const readiness = async () => problems;
    server = await startHttpServer({ port: 0, log: keepLog(), readiness, metrics });
    return `http://127.0.0.1:${server.port}`;
  }

  it('is alive whatever is ready', async () => {
    const base = await serve(['MongoDB does not answer']);

    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    const ready = await fetch(`${base}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ problems: ['MongoDB does not answer'] });
  });

  it('is ready, and counts', async () => {
    const base = await serve([]);

    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toContain('milepost_posts_total{outcome="sent"} 1');
    expect(metrics).toContain('process_cpu_seconds_total');
  });

  it('knows nothing else, and no deliveries in Socket Mode', async () => {
    const base = await serve([]);

    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await fetch(`${base}/slack/events`, { method: 'POST' })).status).toBe(404);
  });

  it('says in one sentence that a port is taken', async () => {
    await serve([]);
    const again = startHttpServer({
      port: server?.port ?? 0,
      log: keepLog(),
      readiness: async () => [],
      metrics: createMetrics(),
    });

    await expect(again).rejects.toThrow(/^Cannot listen on port \d+: it is already in use\./);
  });
});
