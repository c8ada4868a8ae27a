import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { clientOf, errorOf, silent } from './a-client.ts';

let slack: StandIn;

const manifest = `
features:
  app_home: { home_tab_enabled: false, messages_tab_enabled: true }
  slash_commands: [{ command: /deal, description: Deals, should_escape: false }]
oauth_config:
  scopes:
    bot: [chat:write, channels:read, commands]
settings:
  event_subscriptions:
    bot_events: [app_mention]
`;

beforeEach(async () => {
  slack = await startStandIn();
});
afterEach(() => slack.stop());

const post = (text: string, client = clientOf(slack), channel = 'C_DEALS') =>
  client.chat.postMessage({ channel, text });

const issued = () =>
  slack.url + slack.responseUrls.issue('commands', { channel: 'C_DEALS', user: 'U_SAM' });

const respond = (url: string, text: string, more: RequestInit = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify({ text }), ...more });

const seen = () => slack.person('U_SAM').sees('#deals');

describe('faults', () => {
  it('rate-limit one channel with a time to wait, and no other', async () => {
    slack.faults.add({
      kind: 'rate-limited',
      method: 'chat.postMessage',
      channel: 'C_DEALS',
      retryAfter: 7,
    });

    await post('elsewhere', clientOf(slack), 'C_MANAGERS');
    await expect(post('x')).rejects.toMatchObject({ retryAfter: 7 });
    await post('afterwards');

    expect(seen()).toBe('Milepost: afterwards');
  });

  it.each([
    ['error', false],
    ['refused', false],
    ['error-after', true],
    ['lost', true],
  ] as const)('%s: fails, and has had its effect: %s', async (kind, hadEffect) => {
    slack.faults.add({ kind, method: 'chat.postMessage' });

    await expect(post('once')).rejects.toThrow();

    expect(seen()).toBe(hadEffect ? 'Milepost: once' : '');
    expect(slack.journal.calls('chat.postMessage')).toHaveLength(1);
    await post('twice');
  });

  it('answer late or never, so that a client gives up after the effect or before it', async () => {
    const hasty = new WebClient(slack.tokens.bot, {
      slackApiUrl: slack.apiUrl,
      logger: silent,
      retryConfig: { retries: 0 },
      timeout: 100,
    });
    slack.faults.add({ kind: 'slow', method: 'chat.postMessage', ms: 5000 });
    slack.faults.add({ kind: 'hang', method: 'chat.postMessage' });

    await expect(post('slow', hasty)).rejects.toThrow();
    await expect(post('never', hasty)).rejects.toThrow();

    expect(seen()).toBe('Milepost: slow');
  });

  it('answer an error of Slack’s as often as they are told', async () => {
    slack.faults.add({ kind: 'answer', error: 'fatal_error', times: 2 });

    expect(await errorOf(post('x'))).toContain('fatal_error');
    expect(slack.faults.active()).toMatchObject([{ left: 1 }]);
    slack.faults.clear();
    await post('fine');
  });

  it('keep the pace of one post per second and channel when asked to', async () => {
    const paced = await startStandIn({ postsPerSecond: 1 });
    const client = clientOf(paced);
    for (const text of ['a', 'b', 'c']) await post(text, client);

    await expect(post('d', client)).rejects.toMatchObject({ retryAfter: 1 });
    await post('elsewhere', client, 'C_MANAGERS');
    await paced.stop();
  });

  it.each([
    ['rate-limited', '429 ratelimited', false],
    ['error', '500 internal_error', false],
    ['answer', '404 expired_url', false],
    ['refused', undefined, false],
    ['lost', undefined, true],
    ['error-after', '500 internal_error', true],
  ] as const)('%s hits a response_url too, which answers %s', async (kind, answer, hadEffect) => {
    const url = issued();
    slack.faults.add({ kind, error: 'expired_url', retryAfter: 7 });

    const response = await respond(url, 'once').catch(() => undefined);

    expect(response && `${response.status} ${await response.text()}`).toBe(answer);
    if (kind === 'rate-limited') expect(response?.headers.get('retry-after')).toBe('7');
    expect(seen()).toBe(hadEffect ? '(only you) Milepost: once' : '');
    for (const text of ['2', '3', '4', '5']) await respond(url, text);
    expect((await respond(url, '6')).status).toBe(hadEffect ? 404 : 200);
  });

  it('keep a response_url’s answer, for a while or for good', async () => {
    for (const kind of ['slow', 'hang'] as const) {
      const patience = new AbortController();
      slack.faults.add({ kind, ms: 60_000 });
      const answered = respond(issued(), kind, { signal: patience.signal });
      await slack.workspace.changes.until(
        () => slack.journal.entries().some(({ request }) => JSON.stringify(request).includes(kind)),
        20_000,
        () => `${kind} never came`,
      );
      patience.abort();
      await expect(answered).rejects.toThrow();
    }

    expect(seen()).toBe('(only you) Milepost: slow');
  });

  it('are on the wire with the time they cost', async () => {
    slack.faults.add({ kind: 'slow', method: 'auth.test', ms: 300 });
    slack.faults.add({ kind: 'slow', method: 'response_url', ms: 300 });

    await clientOf(slack).auth.test();
    await respond(issued(), 'slow');

    const [asked, answered] = slack.journal.entries();
    expect([asked?.outcome, answered?.outcome]).toEqual(['ok (slow)', 'ok (slow)']);
    for (const entry of [asked, answered]) expect(entry?.ms).toBeGreaterThanOrEqual(300);
  });

  it('show a client that repeats how often it has posted', async () => {
    const stubborn = new WebClient(slack.tokens.bot, {
      slackApiUrl: slack.apiUrl,
      logger: silent,
      retryConfig: { retries: 3, minTimeout: 0, maxTimeout: 1, randomize: false },
    });
    slack.faults.add({ kind: 'lost', method: 'chat.postMessage', times: 3 });
    const metadata = { event_type: 'note', event_payload: { id: 'out-1' } };

    await stubborn.chat.postMessage({ channel: 'C_DEALS', text: 'again', metadata });

    expect(slack.journal.postsPer('id')).toEqual(new Map([['out-1', 4]]));
  });
});

describe('tokens, scopes and methods', () => {
  it('refuse what is unknown, missing or revoked', async () => {
    const client = clientOf(slack);

    expect(await errorOf(client.apiCall('chat.scheduleMessage', {}))).toContain('unknown_method');
    expect(await errorOf(post('x', clientOf(slack, 'xoxb-other')))).toContain('invalid_auth');
    expect(await errorOf(post('x', clientOf(slack, slack.tokens.app)))).toContain(
      'not_allowed_token_type',
    );
    expect(await errorOf(clientOf(slack, '').auth.test())).toContain('not_authed');
    slack.tokens.revoke();
    expect(await errorOf(post('x'))).toContain('token_revoked');
    slack.tokens.restore();
    slack.uninstall();
    expect(await errorOf(post('x'))).toContain('account_inactive');
  });

  it('name the scope that is missing in the manifest', async () => {
    const strict = await startStandIn({ manifest });
    const client = clientOf(strict);

    expect(JSON.parse(await errorOf(client.users.info({ user: 'U_SAM' })))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,channels:read,commands',
    });
    expect(await errorOf(client.conversations.info({ channel: 'C_MANAGERS' }))).toContain(
      'groups:read',
    );
    expect(await errorOf(client.conversations.history({ channel: 'C_DEALS' }))).toContain(
      'channels:history',
    );
    const view = { type: 'home' as const, blocks: [] };
    expect(await errorOf(client.views.publish({ user_id: 'U_SAM', view }))).toContain(
      'not_enabled',
    );
    await strict.stop();
  });

  it('let only the commands and events of the manifest through', async () => {
    const strict = await startStandIn({ manifest, eventRetryDelaysMs: [] });
    const sam = strict.person('U_SAM');

    const answer = await sam.types('#deals', '/dael list');
    sam.says('#deals', 'no one subscribed to this');
    sam.says('#deals', '@Milepost hello');
    await strict.dispatcher.idle();

    expect(answer.text).toContain('/dael is not a valid command');
    expect(strict.journal.deliveries().map(({ name }) => name)).toEqual(['events_api app_mention']);
    await strict.stop();
  });
});
