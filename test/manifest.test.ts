import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildManifest, eventsUrl, manifestText, scopeReasons } from '../src/manifest.ts';
import { surface } from '../src/slack/registered.ts';

/** The published rules of an app manifest, as far as this one uses them. */
const httpsUrl = z.url({ protocol: /^https$/ });
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
      always_online: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/\S{1,31}$/),
          url: httpsUrl.max(3_000).optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.literal(true),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(['global', 'message']),
          name: z.string().min(1).max(24),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string().regex(/^[a-z_]+(?::[a-z_.]+)?$/)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: httpsUrl.max(3_500).optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: httpsUrl.optional(),
      message_menu_options_url: httpsUrl.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** Scopes that Slack asks for a method; more than one is an alternative per kind of channel. */
const methodScopes: Readonly<Record<string, readonly string[]>> = {
  // An app-level token's own scope, connections:write, is not the bot's.
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  filesUploadV2: ['files:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
};

async function usedMethods(): Promise<ReadonlySet<string>> {
  const files = await readdir('src', { recursive: true });
  const sources = await Promise.all(
    files.filter((file) => file.endsWith('.ts')).map((file) => readFile(join('src', file), 'utf8')),
  );
  const calls = sources.flatMap((source) => [
    ...source.matchAll(/\bclient(?:\n\s*)?\.([a-z]+(?:\.[a-zA-Z]+)+|filesUploadV2)\(/g),
    ...source.matchAll(/\bapiCall\('([\w.]+)'/g),
  ]);
  return new Set(calls.map(([, name = '']) => name));
}

const url = 'https://bot.example.com/slack/events';

describe('the manifest', () => {
  it('keeps the published rules, in both forms', () => {
    for (const parts of [surface, { ...surface, url }]) {
      expect(manifest.safeParse(buildManifest(parts)).error).toBeUndefined();
    }
  });

  it('is the one in manifest.yml (npm run -s manifest > manifest.yml)', async () => {
    expect(parse(await readFile('manifest.yml', 'utf8'))).toEqual(buildManifest(surface));
  });

  it('asks for the scopes that the code uses, and for no other', async () => {
    const methods = [...(await usedMethods())];
    const events = buildManifest(surface).settings.event_subscriptions.bot_events;

    expect(methods.filter((name) => methodScopes[name] === undefined)).toEqual([]);
    expect(methods).toEqual(expect.arrayContaining(['chat.postMessage', 'views.open']));
    const needed = new Set([
      'commands',
      ...methods.flatMap((name) => methodScopes[name] ?? []),
      ...events.flatMap((name) => eventScopes[name] ?? [`no scope known for ${name}`]),
    ]);
    expect(Object.keys(scopeReasons).sort()).toEqual([...needed].sort());
  });

  it('names every command once in its hint, and hides the hidden ones', () => {
    const [command] = buildManifest(surface).features.slash_commands;
    const hinted = command?.usage_hint.split(' | ');

    expect(hinted).toEqual(
      surface.commands.filter(({ hidden }) => hidden !== true).map(({ name }) => name),
    );
  });

  it('has one address for everything over HTTP, and none in Socket Mode', () => {
    const http = buildManifest({ ...surface, url });

    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(http.features.slash_commands[0]).toMatchObject({ url });
    expect(http.settings.interactivity).toMatchObject({
      request_url: url,
      message_menu_options_url: url,
    });
    expect(manifestText(surface)).not.toContain('http');
  });

  it('takes an address that Slack can call', () => {
    expect(eventsUrl('https://bot.example.com')).toBe(url);
    expect(eventsUrl('https://bot.example.com/milepost/slack')).toBe(
      'https://bot.example.com/milepost/slack',
    );
    expect(() => eventsUrl('http://bot.example.com')).toThrow('https');
    expect(() => eventsUrl('bot.example.com')).toThrow('https');
  });
});
