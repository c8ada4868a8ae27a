import { afterEach, describe, expect, it } from '@jest/globals';
import type { StandIn } from '../../playground/stand-in.ts';
import type { Caller } from '../../src/slack/context.ts';
import { actions, message, section } from '../../src/slack/views/blocks.ts';
import { commandButton } from '../../src/slack/views/command-button.ts';
import { button, typeAhead } from '../../src/slack/views/elements.ts';
import { aMember } from '../support/build.ts';
import {
  aCommand,
  aForm,
  aModal,
  says,
  someStores,
  startTestApp,
  type TestApp,
  type TestAppOptions,
} from '../support/slack-app.ts';

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(surface: TestAppOptions['surface']): Promise<StandIn> {
  running = await startTestApp({ surface });
  return running.slack;
}

const card = (words: string) =>
  message('A card', [section('A card'), actions([commandButton('Advance', words, 'primary')])]);

describe('a command button', () => {
  it('does what typing its words does', async () => {
    const heard: [string, string | undefined][] = [];
    const slack = await start({
      commands: [
        aCommand('card', async () => ({ kind: 'message', message: card('advance 42 quote') })),
        aCommand('advance', async (words, caller) => {
          heard.push([words, caller.channel]);
          return says(`Advanced ${words}.`);
        }),
      ],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal advance 42 quote');
    await sam.types('C_DEALS', '/deal card');
    const seen = await sam.clicks('Advance');

    expect(seen.text).toContain('Advanced 42 quote.');
    expect(heard).toEqual([
      ['42 quote', 'C_DEALS'],
      ['42 quote', 'C_DEALS'],
    ]);
  });

  it('opens a modal, and its answer comes back to the channel', async () => {
    const slack = await start({
      commands: [
        aCommand('card', async () => ({ kind: 'message', message: card('form 42') })),
        aCommand('form', async () => ({ kind: 'open', view: aForm('form') })),
      ],
      modals: [aModal('form', async () => says('Saved from the button.'))],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal card');
    await sam.clicks('Advance');
    await sam.fills({ Name: 'Acme' });
    await sam.submits();

    await sam.waits(() => sam.sees('C_DEALS').includes('Saved from the button.'));
  });

  it('pressed twice in a row is one press', async () => {
    const keys: string[] = [];
    const slack = await start({
      commands: [
        aCommand('card', async () => ({ kind: 'message', message: card('log 42 called') })),
        aCommand('log', async (_, caller) => {
          keys.push(caller.key);
          return says('Logged.');
        }),
      ],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal card');
    await Promise.all([sam.clicks('Advance'), sam.clicks('Advance')]);

    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('whose modal cannot be opened any more offers to open it', async () => {
    const slack = await start({
      commands: [aCommand('form', async () => ({ kind: 'open', view: aForm('form') }))],
    });
    const sam = slack.person('U_SAM');
    slack.faults.add({ kind: 'answer', method: 'views.open', error: 'expired_trigger_id' });

    await sam.types('C_DEALS', '/deal form');
    await sam.waits(() => sam.sees('C_DEALS').includes('Ready when you are'));
    await sam.clicks('Open');

    await sam.waits(() => sam.hasModal());
  });
});

describe('App Home', () => {
  const home = async (caller: Caller) => ({
    type: 'home' as const,
    blocks: [
      section(`Deals of ${caller.userId}`),
      actions([commandButton('Claim', 'claim 7'), commandButton('Form', 'form')]),
    ],
  });

  it('is published when it is opened', async () => {
    const slack = await start({ home });
    const sam = slack.person('U_SAM');

    await sam.opensHome();

    await sam.waits(() => sam.home().includes('Deals of U_SAM'));
  });

  it('tells a guest why there is nothing', async () => {
    const stores = someStores({
      member: async (id) => aMember({ standing: id === 'U_GUS' ? 'guest' : 'full' }),
    });
    running = await startTestApp({ surface: { home }, stores });
    const { slack } = running;
    const gus = slack.person('U_GUS');

    await gus.opensHome();

    await gus.waits(() => gus.home().includes('Guests cannot use Milepost'));
  });

  it('answers a button in a small modal, and is published again', async () => {
    let published = 0;
    const slack = await start({
      home: async (caller) => {
        published += 1;
        return home(caller);
      },
      commands: [aCommand('claim', async (words) => says(`Yours: ${words}.`))],
    });
    const sam = slack.person('U_SAM');
    await sam.opensHome();
    await sam.waits(() => sam.home() !== '');

    await sam.clicks('Claim', { home: true });

    await sam.waits(() => sam.hasModal() && sam.modal().text.includes('Yours: 7.'));
    await sam.waits(() => published === 2);
  });

  it('is published again after a modal that was opened from it', async () => {
    let published = 0;
    const slack = await start({
      home: async (caller) => {
        published += 1;
        return home(caller);
      },
      commands: [aCommand('form', async () => ({ kind: 'open', view: aForm('form') }))],
      modals: [aModal('form', async () => ({ kind: 'close', message: message('Saved at home.') }))],
    });
    const sam = slack.person('U_SAM');
    await sam.opensHome();
    await sam.waits(() => sam.home() !== '');

    await sam.clicks('Form', { home: true });
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Name: 'x' });
    await sam.submits();

    await sam.waits(() => sam.hasModal() && sam.modal().text.includes('Saved at home.'));
    await sam.waits(() => published === 3);
  });
});

describe('an action', () => {
  it('reaches its handler by what stands before the colon', async () => {
    const slack = await start({
      commands: [
        aCommand('retro', async () => ({
          kind: 'message',
          message: message('Why?', [
            section('Why?'),
            actions([button('retro-reason:price', 'Price', '42'), button('link', 'Open', 'x')]),
          ]),
        })),
      ],
      actions: [
        {
          actionId: 'retro-reason',
          act: async ({ actionId, value }) => ({
            kind: 'message',
            message: message(`${actionId} for ${value}`),
            replaces: true,
          }),
        },
      ],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal retro');
    await sam.clicks('Open');
    const seen = await sam.clicks('Price');

    expect(seen.text).toContain('retro-reason:price for 42');
    expect(sam.sees('C_DEALS')).not.toContain('Why?');
  });

  it('in a modal is answered in its place, with its metadata', async () => {
    const view = aForm('steps');
    const slack = await start({
      commands: [
        aCommand('steps', async () => ({
          kind: 'open',
          view: { ...view, blocks: [...view.blocks, actions([button('more', 'More', '2')])] },
        })),
      ],
      modals: [
        {
          ...aModal('steps', async () => ({ kind: 'nothing' })),
          actions: {
            more: async ({ value, metadata }) => ({
              kind: 'update',
              view: { ...view, blocks: [section(`page ${value} of ${metadata}`)] },
            }),
          },
        },
      ],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal steps');
    await sam.clicks('More');

    await sam.waits(() => sam.hasModal() && sam.modal().text.includes('page 2 of {"deal":42}'));
  });

  it('in a modal that says something is answered on top of it', async () => {
    const slack = await start({
      commands: [
        aCommand('steps', async () => ({
          kind: 'open',
          view: { ...aForm('steps'), blocks: [actions([commandButton('Undo', 'undo 1')])] },
        })),
        aCommand('undo', async () => says('Undone.')),
      ],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal steps');
    await sam.clicks('Undo');

    await sam.waits(() => sam.hasModal() && sam.modal().text.includes('Undone.'));
  });
});

describe('words in a thread', () => {
  it('are the same commands, answered to the person there', async () => {
    const slack = await start({
      commands: [
        aCommand('log', async (words, caller) => says(`${words} in ${caller.threadTs ?? '?'}`)),
      ],
    });
    const sam = slack.person('U_SAM');
    const head = sam.says('C_DEALS', 'a card');

    sam.says('C_DEALS', '@Milepost log acme call', { thread: head });

    await sam.waits(() => sam.thread(head).includes(`acme call in ${head.ts}`));
  });

  it('that need a modal are answered with a button that knows the thread', async () => {
    const threads: (string | undefined)[] = [];
    const slack = await start({
      commands: [
        aCommand('won', async (_, caller) => {
          threads.push(caller.threadTs);
          return { kind: 'open', view: aForm('won') };
        }),
      ],
    });
    const sam = slack.person('U_SAM');
    const head = sam.says('C_DEALS', 'a card');

    sam.says('C_DEALS', '@Milepost won', { thread: head });
    await sam.waits(() => sam.thread(head).includes('Open'));
    await sam.clicks('Open');

    await sam.waits(() => sam.hasModal());
    expect(threads).toEqual([head.ts, head.ts]);
  });
});

describe('the rest of what Slack sends', () => {
  it('a type-ahead is answered with its options', async () => {
    const slack = await start({
      commands: [
        aCommand('pick', async () => ({
          kind: 'message',
          message: message('Pick', [section('Pick'), actions([typeAhead('deals', 'A deal')])]),
        })),
      ],
      options: [
        {
          actionId: 'deals',
          suggest: async ({ query }) => [
            { text: { type: 'plain_text', text: `#42 ${query}` }, value: '42' },
          ],
        },
      ],
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal pick');

    expect(await sam.suggestions('A deal', 'acme')).toEqual(['#42 acme']);
  });

  it('a message shortcut gets the message, a global one opens a modal', async () => {
    const slack = await start({
      shortcuts: [
        {
          type: 'message',
          callbackId: 'from-message',
          name: 'Create deal from message',
          description: 'x',
          run: async ({ message: said }) => says(`From ${said?.userId}: ${said?.text}`),
        },
        {
          type: 'global',
          callbackId: 'new-deal',
          name: 'New deal',
          description: 'x',
          run: async () => ({ kind: 'open', view: aForm('new') }),
        },
      ],
    });
    const sam = slack.person('U_SAM');
    const said = slack.person('U_MARIA').says('C_DEALS', 'Globex wants a demo');

    const seen = await sam.uses('from-message', said);
    await sam.uses('new-deal');

    expect(seen.text).toContain('From U_MARIA: Globex wants a demo');
    expect(sam.hasModal()).toBe(true);
  });

  it('two letters that changed places are still near', async () => {
    const slack = await start({ commands: [aCommand('show', async (words) => says(words))] });

    const seen = await slack.person('U_SAM').types('C_DEALS', '/deal shwo 42');

    expect(seen.text).toContain('Did you mean');
  });

  it('an unknown command gets the nearest one as a button', async () => {
    const slack = await start({
      commands: [aCommand('advance', async (words) => says(`Advanced ${words}`))],
    });
    const sam = slack.person('U_SAM');

    const seen = await sam.types('C_DEALS', '/deal advnce 42');
    const pressed = await sam.clicks('advance 42');

    expect(seen.text).toContain('Did you mean');
    expect(pressed.text).toContain('Advanced 42');
  });
});
