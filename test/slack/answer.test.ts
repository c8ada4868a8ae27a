import { afterEach, describe, expect, it } from '@jest/globals';
import type { StandIn } from '../../playground/stand-in.ts';
import { Busy } from '../../src/busy.ts';
import type { Caller } from '../../src/slack/context.ts';
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

async function start(options: TestAppOptions): Promise<StandIn> {
  running = await startTestApp(options);
  return running.slack;
}

/** Something that is held up until the test lets it go. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

function networkError(): Error {
  return Object.assign(new Error('connection 3 closed'), { name: 'MongoNetworkError' });
}

describe('a command', () => {
  it('is answered in its acknowledgement, to the person alone', async () => {
    const slack = await start({
      surface: { commands: [aCommand('hello', async (words) => says(`Hello ${words}`))] },
    });

    const seen = await slack.person('U_SAM').types('C_DEALS', '/deal hello world');

    expect(seen.text).toContain('Hello world');
    expect(slack.person('U_MARIA').sees('C_DEALS')).not.toContain('Hello world');
  });

  it('says who asks, where, and under which key', async () => {
    const callers: Caller[] = [];
    const slack = await start({
      surface: {
        commands: [
          aCommand('who', async (_, caller) => {
            callers.push(caller);
            return says('noted');
          }),
        ],
      },
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal who');
    await sam.types('C_DEALS', '/deal who');

    expect(callers[0]).toMatchObject({
      workspaceId: 'T_NORTH',
      userId: 'U_SAM',
      channel: 'C_DEALS',
      act: { by: 'U_SAM', key: callers[0]?.key },
    });
    expect(callers[0]?.key).toMatch(/^c:/);
    expect(callers[1]?.key).not.toBe(callers[0]?.key);
  });

  it('that breaks is answered with a sentence and the reference that the log has', async () => {
    const slack = await start({
      surface: {
        commands: [
          aCommand('boom', async () => {
            throw new Error('the deal of Acme broke');
          }),
        ],
      },
    });

    const seen = await slack.person('U_SAM').types('C_DEALS', '/deal boom');

    const reference = /reference \*?([2-9A-Z]{4}-[2-9A-Z]{2})/.exec(seen.text)?.[1];
    expect(reference).toBeDefined();
    expect(seen.text).not.toMatch(/Acme|at .*\.ts/);
    expect(running?.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', facts: expect.objectContaining({ reference }) }),
    );
  });

  it('that found no gap between others says so, and that nothing was changed', async () => {
    const slack = await start({
      surface: {
        commands: [
          aCommand('crowd', async () => {
            throw new Busy('deal 42');
          }),
        ],
      },
    });

    const seen = await slack.person('U_SAM').types('C_DEALS', '/deal crowd');

    expect(seen.text).toContain('Nothing was changed');
  });

  it('that takes too long is not confirmed yet, and its outcome follows once', async () => {
    const { open, opened } = gate();
    const slack = await start({
      deadlineMs: 60,
      surface: {
        commands: [
          aCommand('slow', async () => {
            await opened;
            return says('Saved after all.');
          }),
        ],
      },
    });
    const sam = slack.person('U_SAM');

    const first = await sam.types('C_DEALS', '/deal slow');
    open();
    await sam.waits(() => sam.sees('C_DEALS').includes('Saved after all.'));

    expect(first.text).toContain('Not confirmed yet');
    expect(first.text).not.toContain('Saved');
  });

  it('is done again under the same key while the database is away', async () => {
    const keys: string[] = [];
    const slack = await start({
      surface: {
        commands: [
          aCommand('stepdown', async (_, caller) => {
            keys.push(caller.key);
            if (keys.length < 3) throw networkError();
            return says('Saved.');
          }),
        ],
      },
    });

    const seen = await slack.person('U_SAM').types('C_DEALS', '/deal stepdown');

    expect(seen.text).toContain('Saved.');
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('is answered in time when even the caller cannot be read', async () => {
    const { open, opened } = gate();
    const slack = await start({
      deadlineMs: 60,
      surface: {},
      stores: someStores({ member: async () => opened.then(() => aMember()) }),
    });
    const sam = slack.person('U_SAM');

    const first = await sam.types('C_DEALS', '/deal');
    open();

    expect(first.text).toContain('Not confirmed yet');
    await sam.waits(() => sam.sees('C_DEALS').includes('My deals.'));
  });

  it.each(['guest', 'other-workspace', 'bot', 'deactivated'] as const)(
    'of somebody who is %s is refused with a sentence and not run',
    async (standing) => {
      const slack = await start({
        surface: {},
        stores: someStores({ member: async () => aMember({ standing }) }),
      });

      const seen = await slack.person('U_SAM').types('C_DEALS', '/deal');

      expect(seen.text).toMatch(/Guests cannot|another workspace|no orders from apps/);
      expect(seen.text).not.toContain('My deals.');
    },
  );

  it('of a person of another workspace is refused by what Slack says of them', async () => {
    const slack = await start({ surface: {} });

    const seen = await slack.person('U_DANA').types('C_ACME', '/deal');

    expect(seen.text).toContain('another workspace');
  });

  it('tells by response URL what could not be said in the acknowledgement', async () => {
    const slack = await start({
      surface: {
        commands: [
          aCommand('cut', async () => {
            slack.sockets.drop();
            await slack.workspace.changes.until(
              () =>
                running?.log.lines.some((line) =>
                  line.message.includes('socket to Slack was lost'),
                ),
              5_000,
              () => 'the socket was not missed',
            );
            return says('It was saved.');
          }),
        ],
      },
    });
    const sam = slack.person('U_SAM');

    await sam.types('C_DEALS', '/deal cut').catch(() => undefined);

    await sam.waits(() => sam.sees('C_DEALS').includes('It was saved.'));
  });
});

describe('a modal', () => {
  const opens = aCommand('form', async () => ({ kind: 'open', view: aForm('form') }));

  async function withForm(slack: StandIn, name: string) {
    const sam = slack.person('U_SAM');
    await sam.types('C_DEALS', '/deal form');
    await sam.fills({ Name: name });
    return sam;
  }

  it('comes back with its own metadata, and is answered where it was opened', async () => {
    const seen: unknown[] = [];
    const slack = await start({
      surface: {
        commands: [opens],
        modals: [
          aModal('form', async ({ metadata, state, view }, caller) => {
            seen.push(metadata, view.private_metadata, state.name?.name?.value, caller.channel);
            return says('Saved: Acme.');
          }),
        ],
      },
    });

    const sam = await withForm(slack, 'Acme');
    const { outcome } = await sam.submits();

    expect(outcome).toBe('closed');
    expect(seen).toEqual(['{"deal":42}', '{"deal":42}', 'Acme', 'C_DEALS']);
    await sam.waits(() => sam.sees('C_DEALS').includes('Saved: Acme.'));
  });

  it('has one key for a repetition and another once it is corrected', async () => {
    const keys: string[] = [];
    const slack = await start({
      surface: {
        commands: [opens],
        modals: [
          aModal('form', async ({ state }, caller) => {
            keys.push(caller.key);
            return state.name?.name?.value === 'Acme'
              ? says('Saved.')
              : { kind: 'errors', errors: { name: 'Who is that?' } };
          }),
        ],
      },
    });

    const sam = await withForm(slack, 'Acne');
    const first = await sam.submits();
    const again = await sam.submits();
    await sam.fills({ Name: 'Acme' });
    const last = await sam.submits();

    expect([first.outcome, again.outcome, last.outcome]).toEqual(['errors', 'errors', 'closed']);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('that takes too long waits in its place, and shows the outcome there', async () => {
    const { open, opened } = gate();
    const slack = await start({
      deadlineMs: 60,
      surface: {
        commands: [opens],
        modals: [
          aModal('form', async () => {
            await opened;
            return says('Saved at last.');
          }),
        ],
      },
    });

    const sam = await withForm(slack, 'Acme');
    const { outcome } = await sam.submits();
    const waiting = sam.modal().text;
    open();

    expect(outcome).toBe('updated');
    expect(waiting).toContain('Not confirmed yet');
    await sam.waits(() => sam.modal().text.includes('Saved at last.'));
  });

  it('that is refused late comes back with what was typed', async () => {
    const { open, opened } = gate();
    let submits = 0;
    const slack = await start({
      deadlineMs: 60,
      surface: {
        commands: [opens],
        modals: [
          aModal('form', async ({ state }) => {
            submits += 1;
            if (submits > 1) return says(`Saved ${state.name?.name?.value}.`);
            await opened;
            return { kind: 'errors', errors: { name: 'Acme was moved by Priya.' } };
          }),
        ],
      },
    });

    const sam = await withForm(slack, 'Acme');
    await sam.submits();
    open();
    await sam.waits(() => sam.modal().text.includes('Acme was moved by Priya.'));
    await sam.submits();

    await sam.waits(() => sam.sees('C_DEALS').includes('Saved Acme.'));
  });

  it('that was closed while it waited tells its outcome where it was opened', async () => {
    const { open, opened } = gate();
    const slack = await start({
      deadlineMs: 60,
      surface: {
        commands: [opens],
        modals: [
          aModal('form', async () => {
            await opened;
            return says('Saved unseen.');
          }),
        ],
      },
    });

    const sam = await withForm(slack, 'Acme');
    await sam.submits();
    await sam.closes();
    open();

    await sam.waits(() => sam.sees('C_DEALS').includes('Saved unseen.'));
  });
});
