import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Reply } from '../../src/slack/reply.ts';
import { actions, message, section } from '../../src/slack/views/blocks.ts';
import { commandButton } from '../../src/slack/views/command-button.ts';
import { aHouse } from '../support/build.ts';
import {
  aCommand,
  aForm,
  aModal,
  says,
  someStores,
  startTestApp,
  type TestApp,
} from '../support/slack-app.ts';

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const pressMe = [section('Press'), actions([commandButton('Press', 'slow 42')])];

interface Held {
  readonly sam: PersonDriver;
  /** Lets the command `slow` answer. */
  readonly letGo: () => void;
  readonly ran: () => number;
}

/** `slow` takes longer than the deadline, until the test lets it go. */
async function start(reply: () => Promise<Reply>): Promise<Held> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let runs = 0;
  running = await startTestApp({
    deadlineMs: 60,
    surface: {
      home: async () => ({ type: 'home', blocks: pressMe }),
      commands: [
        aCommand('slow', async () => {
          runs += 1;
          if (runs === 1) await held;
          return reply();
        }),
        aCommand(
          'look',
          async () => {
            await held;
            return reply();
          },
          { reads: true },
        ),
        aCommand('card', async () => ({ kind: 'message', message: message('Press', pressMe) })),
        aCommand('form', async () => ({
          kind: 'open',
          view: { ...aForm('form'), blocks: [...aForm('form').blocks, ...pressMe] },
        })),
      ],
      modals: [aModal('form', async () => ({ kind: 'nothing' }))],
    },
  });
  return { sam: running.slack.person('U_SAM'), letGo: () => letGo(), ran: () => runs };
}

const shows = (sam: PersonDriver, text: string) =>
  sam.hasModal() && sam.modal().text.includes(text);

describe('an outcome after the deadline', () => {
  it('of words that only show something asks for patience, not for silence', async () => {
    const { sam, letGo } = await start(async () => says('Saved late.'));

    const said = await sam.types('C_DEALS', '/deal look');

    expect(said.text).toContain('That took too long.');
    expect(said.text).toContain('please try again');
    expect(said.text).not.toContain('Not confirmed');
    letGo();
    await sam.waits(() => sam.sees('C_DEALS').includes('Saved late.'));
  });

  it('of words that only show something says nothing of saving when it fails', async () => {
    const { sam, letGo } = await start(async () => {
      throw new Error('broken');
    });
    letGo();

    const shown = await sam.types('C_DEALS', '/deal look');
    const changed = await sam.types('C_DEALS', '/deal slow');

    expect(shown.text).toMatch(/That did not work\. Please try again.*reference/);
    expect(changed.text).toContain('not certain whether anything was saved');
  });

  it('of a button in a channel is told there, beside "not confirmed yet"', async () => {
    const { sam, letGo, ran } = await start(async () => says('Saved late.'));
    await sam.types('C_DEALS', '/deal card');

    await sam.clicks('Press');
    await sam.waits(() => sam.sees('C_DEALS').includes('Not confirmed yet'));
    letGo();

    await sam.waits(() => sam.sees('C_DEALS').includes('Saved late.'));
    expect(ran()).toBe(1);
  });

  it('of a button in App Home waits in a modal and is shown there', async () => {
    const { sam, letGo } = await start(async () => says('Saved late.'));
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('Press'));

    await sam.clicks('Press', { home: true });
    await sam.waits(() => shows(sam, 'Not confirmed yet'));
    letGo();

    await sam.waits(() => shows(sam, 'Saved late.'));
  });

  it('of a button in a modal waits on top of it', async () => {
    const { sam, letGo } = await start(async () => says('Saved late.'));
    await sam.types('C_DEALS', '/deal form');

    await sam.clicks('Press');
    await sam.waits(() => shows(sam, 'Not confirmed yet'));
    letGo();
    await sam.waits(() => shows(sam, 'Saved late.'));
    await sam.closes();

    expect(shows(sam, 'Name')).toBe(true);
  });

  it('of a form that would be laid on top of it takes its place, with nothing to go back to', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const close = { type: 'plain_text', text: 'Back' } as const;
    running = await startTestApp({
      deadlineMs: 60,
      surface: {
        commands: [aCommand('form', async () => ({ kind: 'open', view: aForm('form') }))],
        modals: [
          aModal('form', async () => {
            await held;
            return { kind: 'open', view: { ...aForm('second'), close } };
          }),
        ],
      },
    });
    const sam = running.slack.person('U_SAM');
    await sam.types('C_DEALS', '/deal form');
    await sam.fills({ Name: 'Acme' });

    await sam.submits();
    await sam.waits(() => shows(sam, 'Not confirmed yet'));
    letGo();
    await sam.waits(() => shows(sam, 'Name'));

    expect(sam.modal().view.close).toBe('Cancel');
    await sam.closes();
    expect(sam.hasModal()).toBe(false);
  });

  it('that is a modal becomes a button that opens it', async () => {
    const { sam, letGo } = await start(async () => ({ kind: 'open', view: aForm('form') }));

    await sam.types('C_DEALS', '/deal slow 42');
    letGo();
    await sam.waits(() => sam.sees('C_DEALS').includes('Ready when you are'));
    await sam.clicks('Open');

    await sam.waits(() => shows(sam, 'Name'));
  });

  it('that broke is told with its reference', async () => {
    const { sam, letGo } = await start(async () => {
      throw new Error('gone');
    });

    await sam.types('C_DEALS', '/deal slow 42');
    letGo();

    await sam.waits(() => /reference \*?[2-9A-Z]{4}-/.test(sam.sees('C_DEALS')));
  });

  it('is still told when the response URL is closed: in direct messages', async () => {
    const { sam, letGo } = await start(async () => says('Saved late.'));

    await sam.types('C_DEALS', '/deal slow 42');
    running?.slack.clock.moveBy(31 * 60_000);
    letGo();

    await sam.waits(() => sam.dm().includes('Saved late.'));
  });

  it('of App Home is published once the database is back', async () => {
    let asked = 0;
    const house = async () => {
      asked += 1;
      if (asked > 2) return aHouse();
      throw Object.assign(new Error('connection 3 closed'), { name: 'MongoNetworkError' });
    };
    running = await startTestApp({ surface: {}, stores: someStores({ house }) });
    const sam = running.slack.person('U_SAM');

    await sam.opensHome();

    await sam.waits(() => sam.home().includes('Home of deals'));
    expect(asked).toBe(3);
  });
});
