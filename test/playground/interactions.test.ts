import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { createFrozenClock } from '../../playground/clock.ts';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { startSocketBot } from './a-bot.ts';
import { clientOf } from './a-client.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const field = (label: string, block_id = label.toLowerCase()) => ({
  type: 'input' as const,
  block_id,
  label: plain(label),
  element: { type: 'plain_text_input' as const, action_id: 'v' },
});
const modal = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(title),
  submit: plain('Save'),
  blocks: [field('Name')],
  ...more,
});

let slack: StandIn;
let app: App | undefined;

const startWith = async (register: (bot: App) => void) => {
  app = await startSocketBot(slack, register);
};

const begin = async (more: { readonly ackTimeoutMs?: number } = {}) => {
  const clock = createFrozenClock(new Date('2026-03-09T08:00:00Z'));
  slack = await startStandIn({ clock, ackTimeoutMs: 20_000, eventRetryDelaysMs: [], ...more });
};

beforeEach(() => begin());
afterEach(async () => {
  await slack.dispatcher.idle();
  await app?.stop();
  await slack.stop();
});

describe('answers to a submitted modal', () => {
  /** Opens a modal whose submission is answered with what its field says. */
  const startForm = (answers: Readonly<Record<string, object>>, view = modal('First')) =>
    startWith((bot) => {
      bot.command('/form', async ({ client, body, ack }) => {
        await client.views.open({ trigger_id: body.trigger_id, view });
        await ack();
      });
      bot.view('form', async ({ ack, view: sent }) => {
        const answer = answers[sent.state.values.name?.v?.value ?? ''];
        await ack(answer as never);
      });
    });
  const submitting = async (name: string) => {
    const sam = slack.person('U_SAM');
    await sam.types('#deals', '/form');
    await sam.fills({ Name: name });
    return { sam, sent: await sam.submits() };
  };

  it('close it, replace it keeping what was typed, or put another on top', async () => {
    await startForm({
      update: {
        response_action: 'update',
        view: modal('Second', { blocks: [field('Name'), field('Why')] }),
      },
      push: { response_action: 'push', view: modal('Third') },
      clear: { response_action: 'clear' },
    });

    const { sam, sent } = await submitting('update');
    expect(sent.outcome).toBe('updated');
    expect(sam.modal().title).toBe('Second');
    expect(sam.modal().fields.map(({ label, value }) => [label, value])).toEqual([
      ['Name', 'update'],
      ['Why', ''],
    ]);
    await sam.fills({ Name: 'push', Why: 'because' });
    expect((await sam.submits()).outcome).toBe('pushed');
    expect(sam.modal().title).toBe('Third');
    await sam.fills({ Name: 'nothing' });
    expect((await sam.submits()).outcome).toBe('closed');
    expect(sam.modal().title).toBe('Second');
    await sam.fills({ Name: 'clear' });
    expect((await sam.submits()).outcome).toBe('cleared');
    expect(sam.hasModal()).toBe(false);
  });

  it('are trouble when an error stands at no field, or a view is no view', async () => {
    await startForm({
      errors: { response_action: 'errors', errors: { nowhere: 'What?' } },
      update: { response_action: 'update', view: { type: 'modal' } },
    });

    for (const name of ['errors', 'update']) {
      const { sam, sent } = await submitting(name);
      expect(sent.outcome).toBe('failed');
      expect(sam.modal().trouble).toBe('We had some trouble connecting. Try again?');
      expect(sam.modal().fields[0]?.value).toBe(name);
    }
    expect(
      slack.journal.deliveries('view_submission answer').map(({ outcome }) => outcome),
    ).toEqual(['invalid_response_errors', 'invalid_arguments']);
  });

  it('tell the app of a closed modal when it asked to be told', async () => {
    const closed: unknown[] = [];
    await startForm({}, modal('First', { notify_on_close: true }));
    app?.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body);
      await ack();
    });

    const sam = slack.person('U_SAM');
    await sam.types('#deals', '/form');
    await sam.closes();

    expect(closed).toMatchObject([{ type: 'view_closed', is_cleared: false }]);
    expect(sam.hasModal()).toBe(false);
  });

  it('come too late when the app is silent, and leave the modal open', async () => {
    await slack.stop();
    await begin({ ackTimeoutMs: 3_000 });
    await startWith((bot) => {
      bot.command('/form', async ({ client, body, ack }) => {
        await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
        await ack();
      });
      bot.view('form', async () => {});
    });

    const { sam, sent } = await submitting('x');

    expect(sent.outcome).toBe('failed');
    expect(sam.modal().trouble).toBeDefined();
  });
});

describe('response urls', () => {
  const urlOf = () => {
    const request: unknown = slack.journal.deliveries('slash_commands')[0]?.request;
    if (typeof request !== 'object' || request === null || !('response_url' in request)) {
      throw new Error('No response_url');
    }
    return String(request.response_url);
  };
  const answer = async (url: string, body: object) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return `${response.status} ${await response.text()}`;
  };
  const typeIt = async () => {
    await startWith((bot) => bot.command('/deal', ({ ack }) => ack('Working on it')));
    await slack.person('U_SAM').types('#deals', '/deal');
    return urlOf();
  };

  it('answer five times', async () => {
    const url = await typeIt();

    expect(await answer(url, { text: 'to Sam' })).toBe('200 ok');
    expect(await answer(url, { text: 'to all', response_type: 'in_channel' })).toBe('200 ok');
    expect(await answer(url, { blocks: [{ type: 'nothing' }] })).toBe('400 invalid_blocks');
    expect(await answer(url, {})).toBe('400 no_text');
    expect(await answer(url, { text: 'fifth' })).toBe('200 ok');
    expect(await answer(url, { text: 'sixth' })).toBe('404 used_url');
    expect(slack.person('U_PRIYA').sees('#deals')).toBe('Milepost: to all');
    expect(slack.person('U_SAM').sees('#deals')).toContain('(only you) Milepost: fifth');
  });

  it('answer for half an hour', async () => {
    const url = await typeIt();

    slack.clock.moveBy(30 * 60_000);
    expect(await answer(url, { text: 'just' })).toBe('200 ok');
    slack.clock.moveBy(1);
    expect(await answer(url, { text: 'late' })).toBe('404 expired_url');
  });
});

describe('elements', () => {
  const card = [
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        {
          type: 'button',
          action_id: 'lost',
          text: plain('Lost'),
          value: '42',
          confirm: {
            title: plain('Sure?'),
            text: plain('It closes.'),
            confirm: plain('Yes'),
            deny: plain('No'),
          },
        },
        {
          type: 'overflow',
          action_id: 'more',
          options: [{ text: plain('Edit'), value: 'edit' }],
        },
        {
          type: 'static_select',
          action_id: 'wait',
          placeholder: plain('Wait until'),
          options: [{ text: plain('2 weeks'), value: '2w' }],
        },
      ],
    },
  ];

  it('send what was pressed, after its dialog was answered', async () => {
    const pressed: unknown[] = [];
    await startWith((bot) =>
      bot.action(/.*/, async ({ ack, action, body, respond }) => {
        pressed.push(action, body);
        await ack();
        await respond({ text: 'Noted', replace_original: false });
      }),
    );
    const { ts = '' } = await clientOf(slack).chat.postMessage({
      channel: 'C_DEALS',
      text: 'card',
      blocks: card as never,
    });
    const sam = slack.person('U_SAM');
    const message = sam.message('[Lost] [⋯ Edit] [Wait until ▾]');

    await expect(sam.clicks('Lost', { in: message })).rejects.toThrow('Sure?: It closes.');
    await sam.clicks('Lost', { in: message, answer: 'Yes' });
    await sam.clicks('Edit');
    await sam.chooses('Wait until', '2 weeks');

    expect(pressed).toMatchObject([
      { type: 'button', action_id: 'lost', block_id: 'row', value: '42' },
      { container: { type: 'message', message_ts: ts, channel_id: 'C_DEALS' }, message: { ts } },
      { type: 'overflow', selected_option: { value: 'edit' } },
      {},
      { type: 'static_select', selected_option: { value: '2w' } },
      { user: { id: 'U_SAM', team_id: 'T_NORTH' }, trigger_id: expect.any(String) },
    ]);
    await expect(sam.clicks('Won', { in: message })).rejects.toThrow('There is no "Won" here');
  });

  it('of an ephemeral message send no message, and can take it away', async () => {
    let body: object = {};
    await startWith((bot) => {
      bot.command('/deal', ({ ack }) => ack({ text: 'x', blocks: card as never }));
      bot.action('more', async ({ ack, body: sent, respond }) => {
        body = sent;
        await ack();
        await respond({ delete_original: true });
      });
    });
    const sam = slack.person('U_SAM');
    await sam.types('#deals', '/deal');

    await sam.clicks('Edit');

    await sam.waits(() => sam.sees('#deals') === '');
    expect(body).toMatchObject({ container: { is_ephemeral: true } });
    expect(body).not.toHaveProperty('message');
  });

  it('hear from Home, from shortcuts and from the DM', async () => {
    await startWith((bot) => {
      bot.event('app_home_opened', async ({ event, client }) => {
        const blocks = [{ type: 'header' as const, text: plain('My deals') }];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      });
      bot.shortcut('new_deal', async ({ ack, client, shortcut }) => {
        await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('New deal') });
        await ack();
      });
      bot.message('hello', async ({ say }) => void (await say('Good morning')));
    });
    const lee = slack.person('U_LEE');

    await lee.opensHome();
    expect(lee.home()).toBe('My deals');
    expect((await lee.uses('new_deal')).modal?.title).toBe('New deal');
    await lee.closes();
    const asked = lee.says('#support', 'They want 25 seats');
    await lee.uses('new_deal', asked);
    expect(slack.journal.deliveries('message_action')).toMatchObject([
      { request: { message: { text: 'They want 25 seats' }, channel: { id: 'C_SUPPORT' } } },
    ]);
    lee.says('dm', 'hello');
    await lee.waits(() => lee.dm() === 'Lee Chen: hello\nMilepost: Good morning');
  });
});
