import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { aCommand, says, startTestApp, type TestApp } from '../../support/slack-app.ts';

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(links = 2): Promise<TestApp> {
  running = await startTestApp({
    links,
    surface: { commands: [aCommand('ping', async (words) => says(`pong ${words}`))] },
  });
  await until(running, () => running?.receiver?.connected === links);
  return running;
}

function until({ slack }: TestApp, condition: () => boolean | undefined): Promise<unknown> {
  return slack.workspace.changes.until(condition, 10_000, () => 'the condition did not come');
}

interface Load {
  /** Ends it; answers how many were typed and which of them were not answered. */
  stop(): Promise<{ readonly count: number; readonly unanswered: readonly string[] }>;
}

/** Four people type without a pause until they are told to stop. */
function load({ slack }: TestApp): Load {
  const state = { stop: false, count: 0 };
  const unanswered: string[] = [];
  const people = ['U_SAM', 'U_PRIYA', 'U_MARIA', 'U_LEE'].map(async (id) => {
    const person = slack.person(id);
    while (!state.stop) {
      state.count += 1;
      try {
        const seen = await person.types('C_GENERAL', `/deal ping ${state.count}`);
        if (!seen.text.includes('pong')) unanswered.push(seen.text);
      } catch (error) {
        unanswered.push(String(error));
      }
      // What fails at once must not keep the sockets from being served.
      await pause(2);
    }
  });
  return {
    async stop() {
      state.stop = true;
      await Promise.all(people);
      return { count: state.count, unanswered };
    },
  };
}

/** Counts connections that were opened or closed since. */
function watchConnections({ slack }: TestApp): () => number {
  let changes = 0;
  slack.workspace.changes.on((change) => {
    if (change.type === 'bot') changes += 1;
  });
  return () => changes;
}

describe('the socket receiver', () => {
  it('answers every envelope while Slack refreshes its connections in turn', async () => {
    const app = await start();
    const changes = watchConnections(app);
    const typing = load(app);

    try {
      for (let round = 1; round <= 6; round += 1) {
        app.slack.sockets.disconnect('refresh_requested', 'oldest');
        await until(app, () => changes() >= 2 * round);
      }
    } finally {
      const { count, unanswered } = await typing.stop();
      expect(unanswered).toEqual([]);
      expect(count).toBeGreaterThan(20);
    }
  });

  it('is not deaf even when all connections are refreshed at once', async () => {
    const app = await start();
    const changes = watchConnections(app);
    const typing = load(app);

    try {
      app.slack.sockets.disconnect('refresh_requested', 'all');
      await until(app, () => changes() >= 4);
    } finally {
      expect((await typing.stop()).unanswered).toEqual([]);
    }
  });

  it('keeps a connection that is only warned until Slack means it', async () => {
    const app = await start(1);

    app.slack.sockets.disconnect('warning', 'oldest');
    await until(app, () => app.slack.sockets.connections() === 2);
    app.slack.sockets.disconnect('refresh_requested', 'oldest');
    await until(app, () => app.slack.sockets.connections() === 1);

    const seen = await app.slack.person('U_SAM').types('C_GENERAL', '/deal ping after');
    expect(seen.text).toContain('pong after');
  });

  it('opens again when the line is cut, and says meanwhile that it is not connected', async () => {
    const app = await start();

    app.slack.sockets.drop();
    await until(app, () => app.receiver?.connected === 0);
    await until(app, () => app.receiver?.connected === 2);

    const seen = await app.slack.person('U_SAM').types('C_GENERAL', '/deal ping again');
    expect(seen.text).toContain('pong again');
  });

  it('outlives an opening that Slack refuses, and recovers', async () => {
    const app = await start();

    app.slack.tokens.revoke('invalid_auth');
    app.slack.sockets.drop();
    await until(app, () => refused(app) >= 3);
    app.slack.tokens.restore();
    await until(app, () => app.receiver?.connected === 2);

    const seen = await app.slack.person('U_SAM').types('C_GENERAL', '/deal ping back');
    expect(seen.text).toContain('pong back');
  });

  it('outlives a frame without an event', async () => {
    const app = await start(1);

    const outcome = app.slack.dispatcher.deliver({
      kind: 'events_api',
      name: 'app_rate_limited',
      payload: { type: 'app_rate_limited', team_id: 'T_NORTH', minute_rate_limited: 1 },
      acceptsResponse: false,
    });
    const seen = await app.slack.person('U_SAM').types('C_GENERAL', '/deal ping still');

    expect(seen.text).toContain('pong still');
    expect((await outcome).acked).toBe(false);
  });

  it('answers what it was given before it stops', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    running = await startTestApp({
      surface: {
        commands: [
          aCommand('hold', async () => {
            await held;
            return says('done in time');
          }),
        ],
      },
    });
    const app = running;

    const typed = app.slack.person('U_SAM').types('C_GENERAL', '/deal hold');
    await until(app, () => app.inFlight.count === 1);
    const stopped = app.app.stop();
    release();
    await stopped;

    expect((await typed).text).toContain('done in time');
    await until(app, () => app.slack.sockets.connections() === 0);
  });
});

function isOpening(entry: { readonly name: string }): boolean {
  return entry.name === 'apps.connections.open';
}

function refused({ slack }: TestApp): number {
  return slack.journal.entries().filter((one) => isOpening(one) && one.outcome === 'invalid_auth')
    .length;
}
