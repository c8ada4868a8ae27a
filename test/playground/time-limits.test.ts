import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { startHttpBot, startSocketBot } from './a-bot.ts';
import { clientOf, errorOf } from './a-client.ts';
import { createHandTime, type HandTime } from './hand-time.ts';

let time: HandTime;
let slack: StandIn;

beforeEach(async () => {
  time = createHandTime();
  slack = await startStandIn({ time, eventRetryDelaysMs: [] });
});
afterEach(() => slack.stop());

const view = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Deal' },
  blocks: [{ type: 'divider' }],
};

describe('a trigger', () => {
  it('opens a modal for three seconds', async () => {
    const open = (trigger_id: string) =>
      clientOf(slack).apiCall('views.open', { trigger_id, view });
    const [inTime, late] = [slack.triggers.issue('U_SAM'), slack.triggers.issue('U_SAM')];

    time.pass(3_000);
    await expect(open(inTime)).resolves.toMatchObject({ ok: true });
    time.pass(1);
    expect(await errorOf(open(late))).toContain('expired_trigger_id');
  });
});

describe.each([
  ['Socket Mode', startSocketBot],
  ['signed HTTP', startHttpBot],
])('an acknowledgement over %s', (_name, startBot) => {
  const gate = new EventEmitter();
  let app: App;
  beforeEach(async () => {
    app = await startBot(slack, (bot) => {
      bot.command('/deal', async ({ ack }) => {
        gate.emit('asked');
        await once(gate, 'answer');
        await ack('Here it is');
      });
    });
  });
  afterEach(() => app.stop());

  it.each([
    [2_999, 'Here it is'],
    [3_000, 'operation_timeout'],
  ])('that takes %d ms ends with "%s"', async (ms, words) => {
    const asked = once(gate, 'asked');
    const typed = slack.person('U_SAM').types('#deals', '/deal');
    await asked;

    time.pass(ms);
    if (ms < 3_000) gate.emit('answer');

    expect((await typed).text).toContain(words);
    gate.emit('answer');
  });
});

describe('a connection of Socket Mode', () => {
  const ticket = async () =>
    (await clientOf(slack, slack.tokens.app).apps.connections.open()).url ?? '';

  it.each(['warning', 'refresh_requested'] as const)(
    'that does not heed a %s is cut ten seconds later',
    async (reason) => {
      const deaf = new WebSocket(await ticket());
      const heard: string[] = [];
      deaf.on('message', (data) => heard.push(JSON.parse(String(data)).type));
      await once(deaf, 'message');

      slack.sockets.disconnect(reason);
      await once(deaf, 'message');
      time.pass(9_999);
      expect(slack.sockets.connections()).toBe(1);
      const closed = once(deaf, 'close');
      time.pass(1);

      const [code] = await closed;
      expect(code).toBe(1006);
      expect(heard).toEqual(['hello', 'disconnect']);
      expect(slack.sockets.connections()).toBe(0);
    },
  );

  it('is left open below when it was closed, until the app ends it', async () => {
    const tcp = await upgraded(await ticket());
    await slack.workspace.changes.until(
      () => slack.sockets.connections() === 1,
      20_000,
      () => 'it never opened',
    );

    // A closing frame, masked with zeros as a client must.
    tcp.write(Buffer.from([0x88, 0x80, 0, 0, 0, 0]));
    await slack.workspace.changes.until(
      () => slack.sockets.connections() === 0,
      20_000,
      () => 'it never closed',
    );
    await clientOf(slack).auth.test();
    expect(tcp.readableEnded).toBe(false);

    const closed = once(tcp, 'close');
    tcp.end();
    await closed;
  });
});

async function upgraded(url: string): Promise<Socket> {
  const asked = request(url.replace('ws:', 'http:'), {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    },
  });
  asked.end();
  const [, socket] = await once(asked, 'upgrade');
  socket.resume();
  return socket;
}
