import { afterEach, describe, expect, it } from '@jest/globals';
import { actions, message, section } from '../../src/slack/views/blocks.ts';
import { button, radios } from '../../src/slack/views/elements.ts';
import { signedPayload } from '../support/signed-request.ts';
import { aCommand, aForm, startTestApp, type TestApp } from '../support/slack-app.ts';

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const sam = { id: 'U_SAM', team_id: 'T_NORTH' };
const oldButton = message('Old', [
  section('Old'),
  actions([button('retired:42', 'Do it', '42'), button('shown', 'Known', 'x')]),
]);
const formWithChoice = {
  ...aForm('retired'),
  blocks: [
    ...aForm('retired').blocks,
    actions([
      radios('kept', [
        { value: 'a', label: 'Now' },
        { value: 'b', label: 'Later' },
      ]),
    ]),
  ],
};

function startApp(way: 'socket' | 'http' = 'socket') {
  return startTestApp({
    way,
    surface: {
      commands: [
        aCommand('old', async () => ({ kind: 'message', message: oldButton })),
        aCommand('form', async () => ({ kind: 'open', view: formWithChoice })),
      ],
    },
  });
}

describe('what nothing here is meant for', () => {
  it('a button of an earlier time says so, and leads on', async () => {
    running = await startApp();
    const person = running.slack.person('U_SAM');
    await person.types('C_DEALS', '/deal old');

    const seen = await person.clicks('Do it');

    expect(seen.text).toContain('This button is from an earlier time');
    expect(seen.text).toContain('[My deals]');
  });

  it('a form of an earlier time says that nothing was saved; a choice in it only holds its value', async () => {
    running = await startApp();
    const person = running.slack.person('U_SAM');
    await person.types('C_DEALS', '/deal form');
    await person.waits(() => person.hasModal());
    await person.clicks('Later');
    expect(person.sees('C_DEALS')).not.toContain('earlier time');
    await person.fills({ Name: 'Acme' });

    await person.submits();

    await person.waits(() => person.sees('C_DEALS').includes('nothing was saved'));
  });

  it('a shortcut that is gone says so', async () => {
    running = await startApp();
    const person = running.slack.person('U_SAM');
    const said = person.says('C_DEALS', 'Globex wants a demo');

    expect((await person.uses('retired', said)).text).toContain('This shortcut does nothing');
  });
});

describe('a payload of a shape that nobody has heard of', () => {
  async function post(payload: object) {
    running = await startApp('http');
    const person = running.slack.person('U_SAM');
    const before = performance.now();
    const answer = await fetch(
      `http://127.0.0.1:${running.http?.port}/slack/events`,
      signedPayload(payload),
    );
    const body = await answer.text();
    return { person, status: answer.status, body, seconds: (performance.now() - before) / 1_000 };
  }

  it.each([
    ['of an unknown type', { type: 'hologram_gesture', user: sam }],
    ['an old dialog', { type: 'dialog_submission', callback_id: 'x', user: sam, submission: {} }],
    [
      'a button without a place',
      { type: 'block_actions', user: sam, actions: [{ type: 'button', action_id: 'x' }] },
    ],
    ['a press of nothing', { type: 'block_actions', user: sam, actions: [] }],
    ['a shortcut without a name', { type: 'shortcut', user: sam }],
  ])('%s is acknowledged and its person told, with a reference', async (_name, payload) => {
    const { person, status } = await post(payload);

    expect(status).toBe(200);
    await person.waits(() => /could not make out.*reference \S{4}-\S{2}/s.test(person.dm()));
    expect(running?.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a delivery of an unknown shape' }),
    );
  });

  it('a form is answered in its place', async () => {
    const { status, body } = await post({ type: 'view_submission', user: sam, view: { id: 'V1' } });

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ text: { text: expect.stringContaining('could not make out') } }, {}] },
    });
  });

  it('a type-ahead gets no options, and a nameless delivery is only logged', async () => {
    const { body } = await post({ type: 'block_suggestion', user: sam });
    expect(JSON.parse(body)).toEqual({ options: [] });
    await running?.stop();

    const { person, status } = await post({ type: 'hologram_gesture' });
    expect(status).toBe(200);
    expect(person.dm()).not.toContain('could not make out');
  });
});
