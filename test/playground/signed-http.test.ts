import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createClock } from '../../playground/clock.ts';
import { readBody } from '../../playground/request-body.ts';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';

interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let slack: StandIn;
let server: Server;
let got: Request[];
/** What the app answers, request by request; after that 200. */
let answers: { status: number; headers?: Record<string, string>; body?: string }[];

beforeEach(async () => {
  got = [];
  answers = [];
  server = createServer(async (request, response) => {
    got.push({ headers: request.headers, body: (await readBody(request)).toString('utf8') });
    const { status, headers, body } = answers.shift() ?? { status: 200 };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  slack = await startStandIn({
    eventsUrl: `http://127.0.0.1:${port}/slack/events`,
    eventRetryDelaysMs: [0, 10, 10],
    ackTimeoutMs: 10_000,
  });
});
afterEach(async () => {
  await slack.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const until = <T>(condition: () => T | false | undefined) =>
  slack.workspace.changes.until(condition, 20_000, () => `waited for ${condition}`);

describe('signed deliveries', () => {
  it('are signed over the raw body at the real time, also when the clock was moved', async () => {
    slack.clock.moveBy(30 * 86_400_000);
    slack.person('U_SAM').says('#deals', 'hello');
    await until(() => got.length === 1);

    const { headers, body } = got[0] ?? { headers: {}, body: '' };
    const stamp = String(headers['x-slack-request-timestamp']);
    const mac = createHmac('sha256', slack.tokens.signingSecret).update(`v0:${stamp}:${body}`);
    expect(headers['x-slack-signature']).toBe(`v0=${mac.digest('hex')}`);
    expect(Math.abs(Number(stamp) - Date.now() / 1000)).toBeLessThan(5);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toMatchObject({
      type: 'event_callback',
      team_id: 'T_NORTH',
      event: { type: 'message', text: 'hello', channel: 'C_DEALS', channel_type: 'channel' },
    });
  });

  it('carry commands as a bare form', async () => {
    answers = [
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{"text":"Hi"}' },
    ];

    const { text } = await slack.person('U_MARIA').types('#managers', '/deal list #deals');

    expect(text).toBe('(only you) Milepost: Hi');
    expect(got[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(got[0]?.body))).toMatchObject({
      command: '/deal',
      text: 'list <#C_DEALS|deals>',
      channel_name: 'privategroup',
      user_id: 'U_MARIA',
      team_domain: 'northwind',
      response_url: expect.stringContaining('/hooks/commands/'),
    });
  });

  it('repeat events three times with a number and a reason, and stop when told to', async () => {
    answers = [500, 500, 500, 500].map((status) => ({ status }));
    slack.person('U_SAM').says('#deals', 'one');
    await until(() => slack.journal.deliveries('message').length === 4);

    expect(got.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
    ]);
    expect(got[1]?.headers['x-slack-retry-reason']).toBe('http_error');

    answers = [{ status: 500, headers: { 'x-slack-no-retry': '1' } }];
    slack.person('U_SAM').says('#deals', 'two');
    await until(() => slack.journal.deliveries('message').length === 5);
    await slack.dispatcher.idle();
    slack.person('U_SAM').says('#deals', 'three');
    await until(() => slack.journal.deliveries('message').length === 6);
    expect(got).toHaveLength(6);
  });

  it('tell the person when the app fails', async () => {
    answers = [{ status: 500 }];

    const { text } = await slack.person('U_SAM').types('#deals', '/deal');

    expect(text).toBe('(only you) Slack: /deal failed with the error "dispatch_failed"');
  });
});

describe('the clock', () => {
  it('is what messages are stamped with', () => {
    const clock = createClock(() => 0);
    clock.moveTo(new Date('2026-03-13T09:00:00Z'));

    expect(new Date(clock.now()).toISOString()).toBe('2026-03-13T09:00:00.000Z');
    slack.clock.moveTo(new Date('2031-01-01T00:00:00Z'));
    const { ts } = slack.person('U_SAM').says('#deals', 'from the future');
    expect(new Date(Number(ts) * 1000).getUTCFullYear()).toBe(2031);
  });
});
