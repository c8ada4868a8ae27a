import { afterEach, describe, expect, it } from '@jest/globals';
import type { Modal } from '../../../src/slack/modals/modal.ts';
import type { Reply } from '../../../src/slack/reply.ts';
import { actions, message, section } from '../../../src/slack/views/blocks.ts';
import { commandButton } from '../../../src/slack/views/command-button.ts';
import { aDeal } from '../../support/build.ts';
import { aCommand, aForm, aModal, startTestApp, type TestApp } from '../../support/slack-app.ts';

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const lower = aForm('lower');
const buttons = actions([commandButton('More', 'more'), commandButton('Do', 'do')]);
const below = (words: string) => ({
  ...lower,
  blocks: [section(words), ...lower.blocks, buttons],
});
const upper = { ...aForm('upper'), blocks: [section('On top')] };
const saved: Reply = { kind: 'close', message: message('Saved on top.'), changed: aDeal() };

interface Parts {
  readonly resume?: Modal['resume'];
  readonly submit?: Modal['submit'];
  readonly typed?: boolean;
}

/** Sam has typed Acme into a form and opens another one on top of it. */
async function start({ resume, submit = async () => saved, typed = true }: Parts) {
  const view = typed ? below('As it was') : { ...below('As it was'), blocks: [buttons] };
  running = await startTestApp({
    deadlineMs: 500,
    surface: {
      home: async () => ({ type: 'home', blocks: [actions([commandButton('Start', 'start')])] }),
      commands: [
        aCommand('start', async () => ({ kind: 'open', view })),
        aCommand('more', async () => ({ kind: 'open', view: upper })),
        aCommand('do', async () => ({
          kind: 'message',
          message: message('Done from below.', [
            section('Done from below.'),
            actions([commandButton('Start', 'start')]),
          ]),
          changed: aDeal(),
        })),
      ],
      modals: [
        {
          ...aModal('lower', async () => ({ kind: 'close', message: message('Saved.') })),
          ...(resume ? { resume } : {}),
        },
        aModal('upper', submit),
      ],
    },
  });
  const { slack } = running;
  const sam = slack.person('U_SAM');
  const stack = () => slack.workspace.views.stack('U_SAM').length;
  const shows = (words: string) => sam.hasModal() && sam.modal().text.includes(words);
  const more = async () => {
    await sam.clicks('More');
    await sam.waits(() => shows('On top'));
  };
  return { sam, stack, shows, more };
}

const renewed: Modal['resume'] = async (metadata, deal) => below(`#${deal.number} ${metadata}`);

describe('a form below another one', () => {
  it('waits when it can, and shows what was done on top of it', async () => {
    const { sam, stack, shows, more } = await start({ resume: renewed });
    await sam.types('C_DEALS', '/deal start');
    await sam.fills({ Name: 'Acme' });
    await more();
    await sam.submits();

    await sam.waits(() => shows('#42 {"deal":42}'));
    await sam.waits(() => sam.sees('C_DEALS').includes('Saved on top.'));
    expect([stack(), sam.modal().fields[0]?.value]).toEqual([1, 'Acme']);
  });

  it('shows what its own button did, said where it was opened', async () => {
    const { sam, stack, shows } = await start({ resume: renewed });
    await sam.types('C_DEALS', '/deal start');
    await sam.fills({ Name: 'Acme' });
    await sam.clicks('Do');

    await sam.waits(() => shows('#42 {"deal":42}'));
    await sam.waits(() => sam.sees('C_DEALS').includes('Done from below.'));
    expect([stack(), sam.modal().fields[0]?.value]).toEqual([1, 'Acme']);
  });

  it('from App Home comes back behind the confirmation', async () => {
    const { sam, stack, shows, more } = await start({ resume: renewed });
    await sam.opensHome();
    await sam.waits(() => sam.home() !== '');
    await sam.clicks('Start', { home: true });
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Name: 'Acme' });
    await more();
    await sam.submits();
    await sam.waits(() => shows('Saved on top.'));
    await sam.closes();

    await sam.waits(() => shows('#42 {"deal":42}'));
    expect([stack(), sam.modal().fields[0]?.value]).toEqual([1, 'Acme']);
  });

  it('is not come back to from another one of its kind', async () => {
    const { sam, stack, shows } = await start({ resume: renewed });
    await sam.opensHome();
    await sam.waits(() => sam.home() !== '');
    await sam.clicks('Start', { home: true });
    await sam.waits(() => sam.hasModal());
    await sam.clicks('Do');
    await sam.waits(() => shows('Done from below.'));
    await sam.clicks('Start');
    await sam.waits(() => shows('As it was'));
    expect(stack()).toBe(2);
    await sam.fills({ Name: 'Acme' });
    await sam.submits();
    await sam.waits(() => shows('Saved.'));
    await sam.closes();

    expect(sam.hasModal()).toBe(false);
  });

  it('comes back too when what was done on top of it is known late', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const submit = async () => held.then(() => saved);
    const { sam, shows, more } = await start({ resume: renewed, submit });
    await sam.types('C_DEALS', '/deal start');
    await sam.fills({ Name: 'Acme' });
    await more();
    await sam.submits();
    letGo();
    await sam.waits(() => shows('Saved on top.'));
    await sam.closes();

    await sam.waits(() => shows('#42 {"deal":42}'));
    expect(sam.modal().fields[0]?.value).toBe('Acme');
  });

  it.each<[string, Parts]>([
    ['of a kind that does not wait', {}],
    ['into which nothing can be typed', { resume: renewed, typed: false }],
  ])('%s closes together with the other', async (_, parts) => {
    const { sam, more } = await start(parts);
    await sam.types('C_DEALS', '/deal start');
    await more();
    await sam.submits();

    await sam.waits(() => sam.sees('C_DEALS').includes('Saved on top.'));
    expect(sam.hasModal()).toBe(false);
  });
});
