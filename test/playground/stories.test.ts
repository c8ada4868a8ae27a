import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { startHttpBot, startSocketBot } from './a-bot.ts';

const dealForm = {
  type: 'modal' as const,
  callback_id: 'deal_new',
  title: { type: 'plain_text' as const, text: 'New deal' },
  submit: { type: 'plain_text' as const, text: 'Create' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: { type: 'plain_text' as const, text: 'Deal name' },
      element: { type: 'plain_text_input' as const, action_id: 'v' },
    },
    {
      type: 'input' as const,
      block_id: 'source',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Source' },
      element: { type: 'external_select' as const, action_id: 'source_pick', min_query_length: 0 },
    },
    {
      type: 'input' as const,
      block_id: 'owner',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Owner' },
      element: { type: 'users_select' as const, action_id: 'v', initial_user: 'U_SAM' },
    },
    {
      type: 'input' as const,
      block_id: 'close',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Close' },
      element: { type: 'datepicker' as const, action_id: 'v' },
    },
  ],
};

const sources = ['LinkedIn', 'Quora'].map((label) => ({
  text: { type: 'plain_text' as const, text: label },
  value: label.toLowerCase(),
}));

function register(app: App) {
  app.command('/deal', async ({ ack, body, client, command }) => {
    if (command.text === 'silent') return;
    if (command.text.startsWith('new')) {
      await client.views.open({ trigger_id: body.trigger_id, view: dealForm });
      await ack();
    } else {
      await ack(`You said: ${command.text}`);
    }
  });
  app.options('source_pick', async ({ ack }) => ack({ options: sources }));
  app.view('deal_new', async ({ ack, view, client, body }) => {
    const { name, source, owner, close } = view.state.values;
    if (name?.v?.value === 'bad') {
      await ack({ response_action: 'errors', errors: { name: 'Choose another name' } });
      return;
    }
    await ack();
    await client.chat.postMessage({
      channel: 'C_DEALS',
      text: 'card',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: `*${name?.v?.value}* · ${source?.source_pick?.selected_option?.text.text} · <@${owner?.v?.selected_user}> · ${close?.v?.selected_date} · by <@${body.user.id}>`,
          },
        },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'advance', text: { type: 'plain_text', text: 'Advance' } },
          ],
        },
      ],
    });
  });
  app.action('advance', async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `Advanced by <@${body.user.id}>` });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `Heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
}

describe.each([
  ['Socket Mode', startSocketBot],
  ['signed HTTP', startHttpBot],
])('a person with a bot over %s', (_name, startBot) => {
  let slack: StandIn;
  let app: App;
  beforeEach(async () => {
    slack = await startStandIn({ ackTimeoutMs: 5_000 });
    app = await startBot(slack, register);
  });
  afterEach(async () => {
    await slack.dispatcher.idle();
    await app.stop();
    await slack.stop();
  });

  it('sees the answer to a command alone', async () => {
    const sam = slack.person('U_SAM');

    const answer = await sam.types('#deals', '/deal hello @Priya & <b>');

    expect(answer.text).toBe('(only you) Milepost: You said: hello @Priya Nair & <b>');
    expect(sam.sees('#deals')).toContain('You said');
    expect(slack.person('U_PRIYA').sees('#deals')).toBe('');
  });

  it('fills a form by its labels, sends it, and presses a button on what is posted', async () => {
    const sam = slack.person('U_SAM');
    const opened = await sam.types('#deals', '/deal new');
    expect(opened.modal?.title).toBe('New deal');

    await sam.fills({ Source: 'LinkedIn', Owner: 'Priya Nair', Close: '2026-03-12' });
    expect((await sam.submits()).outcome).toBe('errors');
    expect(sam.modal().errors).toEqual({ 'Deal name': 'Please complete this required field.' });
    await sam.fills({ 'Deal name': 'bad' });
    expect((await sam.submits()).outcome).toBe('errors');
    expect(sam.modal().errors).toEqual({ 'Deal name': 'Choose another name' });
    await sam.fills({ 'Deal name': 'Acme' });
    expect((await sam.submits()).outcome).toBe('closed');

    const priya = slack.person('U_PRIYA');
    const card = await priya.waits(() => priya.messages('#deals').at(-1));
    expect(priya.reads(card)).toBe(
      'Milepost: Acme · LinkedIn · @Priya Nair · 2026-03-12 · by @Sam Ortiz\n[Advance]',
    );
    await priya.clicks('Advance', { in: card });
    await priya.waits(() => priya.sees('#deals') === 'Milepost: Advanced by @Priya Nair');
  });

  it('is told by Slack when the bot does not answer', async () => {
    const answer = await slack.person('U_SAM').types('#deals', '/deal silent');

    expect(answer.text).toMatch(
      /Slack: \/deal failed with the error "(operation_timeout|dispatch_failed)"/,
    );
  });

  it('mentions the bot in a thread and is answered there', async () => {
    const sam = slack.person('U_SAM');
    const parent = sam.says('#deals', 'What about Acme?');

    sam.says('#deals', '@Milepost log call', { thread: parent });

    await sam.waits(() => sam.thread(parent).includes('Milepost: Heard: @Milepost log call'));
  });
});
