import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SocketModeClient } from '@slack/socket-mode';
import { WebSocket } from 'ws';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { clientOf, errorOf, silent } from './a-client.ts';

interface Envelope {
  readonly body: Record<string, unknown>;
  readonly ack: (response?: Record<string, unknown>) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
  readonly accepts_response_payload?: boolean;
}

let slack: StandIn;
const clients: SocketModeClient[] = [];

beforeEach(async () => {
  slack = await startStandIn({ ackTimeoutMs: 2_000, eventRetryDelaysMs: [0, 20] });
});
afterEach(async () => {
  // They would wait for Slack to end their connections, which it leaves to them.
  const closed = clients.splice(0).map((client) => client.disconnect());
  await slack.stop();
  await Promise.all(closed);
});

const until = <T>(condition: () => T | false | undefined) =>
  slack.workspace.changes.until(condition, 20_000, () => `waited for ${condition}`);

/** A connected client that keeps what it is sent and acknowledges what `answers` answers. */
async function connect(
  answers: (envelope: Envelope) => Record<string, unknown> | undefined,
  more: { readonly clientPingTimeout?: number } = {},
) {
  const client = new SocketModeClient({
    appToken: slack.tokens.app,
    ...more,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const got: Envelope[] = [];
  client.on('slack_event', (envelope: Envelope) => {
    got.push(envelope);
    const answer = answers(envelope);
    if (answer) void envelope.ack(answer);
  });
  clients.push(client);
  const before = slack.sockets.connections();
  await client.start();
  await until(() => slack.sockets.connections() > before);
  return got;
}

describe('Socket Mode', () => {
  it('hands each envelope to exactly one connection, and to all in turn', async () => {
    await slack.stop();
    slack = await startStandIn({ ackTimeoutMs: 10_000 });
    const first = await connect(() => ({}));
    const second = await connect(() => ({}));

    for (const text of ['a', 'b', 'c', 'd']) slack.person('U_SAM').says('#deals', text);
    await until(() => first.length + second.length === 4);
    await slack.dispatcher.idle();

    expect([first.length, second.length]).toEqual([2, 2]);
    expect(slack.journal.deliveries('message')).toHaveLength(4);
  });

  it('repeats an event that nobody acknowledged, with the same id and a reason', async () => {
    const got = await connect(({ retry_num }) => (retry_num === 2 ? {} : undefined));

    slack.person('U_SAM').says('#deals', 'hello');
    await until(() => got.length === 3);

    expect(got.map(({ retry_num, retry_reason }) => [retry_num, retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ]);
    expect(new Set(got.map(({ body }) => body.event_id)).size).toBe(1);
    await until(() => slack.journal.deliveries('message').length === 3);
    expect(slack.journal.deliveries('message').map(({ outcome }) => outcome)).toEqual([
      'timeout',
      'timeout',
      'acked',
    ]);
  });

  it('never repeats a command', async () => {
    const got = await connect(() => undefined);

    const { text } = await slack.person('U_SAM').types('#deals', '/deal');

    expect(text).toContain('operation_timeout');
    expect(got).toHaveLength(1);
    expect(got[0]?.accepts_response_payload).toBe(true);
  });

  it('delivers again over another connection when one is cut', async () => {
    const got = await connect(() => undefined);
    slack.person('U_SAM').says('#deals', 'hello');
    await until(() => got.length === 1);
    const other = await connect(() => ({}));

    slack.sockets.drop('oldest');

    await until(() => slack.journal.deliveries('message').at(-1)?.outcome === 'acked');
    expect([got.length, other.length]).toEqual([1, 1]);
  });

  it('says that it will close, and leaves closing to the client, which comes back', async () => {
    const got = await connect(() => ({}), { clientPingTimeout: 600 });

    slack.sockets.disconnect('warning');
    await until(() => slack.sockets.connections() === 0);
    await until(() => slack.sockets.connections() === 1);
    slack.person('U_SAM').says('#deals', 'still there?');

    await until(() => got.length === 1);
  });

  it('delivers twice when told to, and shows the first answer', async () => {
    const got = await connect(() => ({ text: 'Hi' }));
    slack.faults.duplicateNext(1, '/deal');
    slack.person('U_SAM').says('#deals', 'once');
    await until(() => got.length === 1);

    const { text } = await slack.person('U_SAM').types('#deals', '/deal');

    expect(text).toBe('(only you) Milepost: Hi');
    expect(got).toHaveLength(3);
    expect(got[1]?.body.trigger_id).toBe(got[2]?.body.trigger_id);
  });

  it('takes ten connections', async () => {
    const open = async () => {
      const { url } = await clientOf(slack, slack.tokens.app).apps.connections.open();
      return new WebSocket(url ?? '');
    };
    const sockets: WebSocket[] = [];
    for (let count = 0; count < 10; count += 1) sockets.push(await open());
    await until(() => slack.sockets.connections() === 10);

    const eleventh = await open();
    const told = await new Promise((resolve) => {
      eleventh.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))));
    });

    expect(told).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    for (const socket of sockets) socket.close();
  });

  it('gives out each ticket once, to app-level tokens alone', async () => {
    const { url = '' } = await clientOf(slack, slack.tokens.app).apps.connections.open();
    const outcome = (target: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(target);
        socket.addEventListener('open', () => resolve('open'));
        socket.addEventListener('error', () => resolve('refused'));
      });

    expect(await outcome(url)).toBe('open');
    expect(await outcome(url)).toBe('refused');
    expect(await errorOf(clientOf(slack).apps.connections.open())).toContain(
      'not_allowed_token_type',
    );
    slack.tokens.revoke('invalid_auth');
    expect(await errorOf(clientOf(slack, slack.tokens.app).apps.connections.open())).toContain(
      'invalid_auth',
    );
  });
});
