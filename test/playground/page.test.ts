import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import type { ActInput } from '../../playground/acts.ts';
import type { ActAnswer, PageEvent, Snapshot } from '../../playground/protocol.ts';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { startSocketBot } from './a-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('New deal'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'account',
      label: plain('Account'),
      element: { type: 'external_select' as const, action_id: 'pick', min_query_length: 1 },
    },
  ],
};

let slack: StandIn;
let app: App | undefined;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  slack = await startStandIn({
    eventRetryDelaysMs: [],
    servePage: async ({ url }, response) => {
      if (url !== '/') return false;
      response.end('the page');
      return true;
    },
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await app?.stop();
  app = undefined;
  await slack.stop();
});

async function act(as: string, one: ActInput): Promise<ActAnswer> {
  const response = await fetch(`${slack.url}/page/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, act: one }),
  });
  return (await response.json()) as ActAnswer;
}

const snapshot = async (user: string): Promise<Snapshot> =>
  (await (await fetch(`${slack.url}/page/snapshot?user=${user}`)).json()) as Snapshot;

function watch(user: string): PageEvent[] {
  const events: PageEvent[] = [];
  const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/page/events?user=${user}`);
  socket.on('message', (data) => events.push(JSON.parse(String(data))));
  sockets.push(socket);
  return events;
}

const until = <T>(condition: () => T | false | undefined) =>
  slack.workspace.changes.until(condition, 5000, () => `waited for ${condition}`);

describe('the page', () => {
  it('is served beside the wire', async () => {
    expect(await (await fetch(slack.url)).text()).toBe('the page');
    expect((await fetch(`${slack.url}/nothing`)).status).toBe(404);
  });

  it('shows each person their own channels', async () => {
    const names = async (user: string) => (await snapshot(user)).channels.map(({ name }) => name);

    expect(await names('U_SAM')).toEqual(['general', 'deals', 'support', 'ext-acme']);
    expect(await names('U_MARIA')).toContain('managers');
    expect(await names('U_GUS')).toEqual(['deals']);
    expect(await names('U_DANA')).toEqual(['ext-acme']);
    expect((await snapshot('U_DANA')).me).toMatchObject({ outsideTeam: 'Acme GmbH' });
  });

  it('hears of messages as they come, with unread marks, and of nobody else’s notes', async () => {
    const priya = watch('U_PRIYA');
    await until(() => priya[0]?.type === 'snapshot');

    await act('U_SAM', { type: 'say', channel: 'C_DEALS', text: 'Hello @Priya' });
    await until(() => priya.some(({ type }) => type === 'message'));
    await act('U_SAM', { type: 'command', channel: 'C_DEALS', text: '/deal' });
    await act('U_SAM', { type: 'moveClock', byMs: 60_000 });
    await until(() => priya.some(({ type }) => type === 'clock'));

    expect(priya.filter(({ type }) => type === 'message')).toMatchObject([
      {
        channel: 'C_DEALS',
        message: { text: 'Hello <@U_PRIYA>', from: 'person', ephemeral: false },
      },
    ]);
    expect(priya.filter(({ type }) => type === 'channel')).toMatchObject([
      { channel: { id: 'C_DEALS', unread: 1 } },
    ]);
    await act('U_PRIYA', { type: 'markRead', channel: 'C_DEALS' });
    await until(() => {
      const last = priya.findLast(({ type }) => type === 'channel');
      return last?.type === 'channel' && last.channel.unread === 0;
    });
  });

  it('opens, fills and sends a modal with a type-ahead', async () => {
    const sent: unknown[] = [];
    app = await startSocketBot(slack, (bot) => {
      bot.command('/deal', async ({ ack, body, client }) => {
        await client.views.open({ trigger_id: body.trigger_id, view: form });
        await ack();
      });
      bot.options('pick', ({ ack, payload }) =>
        ack({ options: [{ text: plain(`${payload.value} Inc`), value: 'acme' }] }),
      );
      bot.view('form', async ({ ack, view }) => {
        sent.push(view.state.values);
        await ack();
      });
    });
    await act('U_SAM', { type: 'command', channel: 'C_DEALS', text: '/deal' });
    const [view] = (await snapshot('U_SAM')).modals;
    const viewId = view?.id ?? '';
    const at = {
      container: { type: 'view' as const, viewId },
      block_id: 'account',
      action_id: 'pick',
    };

    const offered = await act('U_SAM', { type: 'suggest', ...at, query: 'acm' });
    const empty = await act('U_SAM', { type: 'viewSubmit', viewId, values: {} });
    const refused = (await snapshot('U_SAM')).modals[0]?.errors;
    const option = { text: plain('acm Inc'), value: 'acme' };
    const values = { account: { pick: { type: 'external_select', selected_option: option } } };
    const done = await act('U_SAM', { type: 'viewSubmit', viewId, values });

    expect(offered).toMatchObject({ ok: true, result: { options: [{ value: 'acme' }] } });
    expect(empty).toEqual({ ok: true, result: { outcome: 'errors' } });
    expect(refused).toEqual({ account: 'Please complete this required field.' });
    expect(done).toEqual({ ok: true, result: { outcome: 'closed' } });
    expect(sent).toEqual([values]);
    expect((await snapshot('U_SAM')).bot).toEqual({
      transport: 'socket',
      connections: 1,
      beginning: false,
    });
  });

  it('is told in words what a person cannot do', async () => {
    expect(await act('U_SAM', { type: 'say', channel: 'C_MANAGERS', text: 'x' })).toEqual({
      ok: false,
      error: 'Not a member of the channel',
    });
    expect(await act('U_NOBODY', { type: 'openHome' })).toMatchObject({ ok: false });
    const outside = await fetch(`${slack.url}/page/act`, { method: 'POST', body: '{}' });
    expect(outside.status).toBe(404);
  });

  it('adds faults, shows the wire, and starts afresh', async () => {
    const sam = watch('U_SAM');
    await until(() => sam.length > 0);
    await act('U_SAM', { type: 'addFault', fault: { kind: 'rate-limited', times: 2 } });
    await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    await until(() => sam.some(({ type }) => type === 'wire'));

    expect((await snapshot('U_SAM')).faults).toMatchObject([{ left: 1 }]);
    expect((await snapshot('U_SAM')).wire).toMatchObject([
      { name: 'auth.test', outcome: 'ratelimited', status: 429 },
    ]);
    await act('U_SAM', { type: 'reset' });
    await until(() => sam.filter(({ type }) => type === 'snapshot').length === 2);
    expect(await snapshot('U_SAM')).toMatchObject({ faults: [], wire: [] });
  });
});
