import { stringify } from 'yaml';

/** What of the surface Slack must know beforehand. */
export interface ManifestParts {
  readonly commands: readonly { readonly name: string; readonly hidden?: boolean }[];
  readonly shortcuts: readonly {
    readonly type: 'global' | 'message';
    readonly name: string;
    readonly callbackId: string;
    readonly description: string;
  }[];
  /** `https://host/slack/events` for HTTP; absent: Socket Mode. */
  readonly url?: string;
}

/** Every scope with the reason for it; a test holds them to the methods and events that are used. */
export const scopeReasons = {
  commands: 'the /deal command and the shortcuts',
  'chat:write': 'cards, thread replies, morning messages and digests',
  'app_mentions:read': 'the same words in a thread, where slash commands do not exist',
  'channels:history': 'replies in deal threads, and making sure that nothing is posted twice',
  'groups:history': 'the same in private channels',
  'im:history': 'the same in direct messages, and words written to Milepost there',
  'im:write': 'opening the direct messages with a person',
  'users:read': 'names, time zones, languages, and who is a guest',
  'channels:read': 'whether a channel can be posted to, and who is in it',
  'groups:read': 'the same for private channels',
  'files:write': "the digest's picture and exports",
  'files:read': 'a file handed in for an import',
} as const;

const events = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'tokens_revoked',
] as const;

/** The app as Slack is to set it up. */
export function buildManifest({ commands, shortcuts, url }: ManifestParts) {
  const web = url === undefined ? {} : { url };
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Milepost',
      description: 'Runs the sales pipeline where the team already talks',
      long_description:
        'Milepost keeps a sales team’s deals in Slack: reps create and move them with /deal, each deal has one card that is edited in place, everybody gets one morning message with what is due, and the managers get a weekly digest. What is learned from won and lost deals flows back into the playbook.',
      background_color: '#1264a3',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'milepost', always_online: true },
      slash_commands: [
        {
          command: '/deal',
          ...web,
          description: 'Your deals, and everything you do with them',
          usage_hint: commands
            .filter((one) => one.hidden !== true)
            .map((one) => one.name)
            .join(' | '),
          should_escape: true,
        },
      ],
      shortcuts: shortcuts.map(({ type, name, callbackId, description }) => ({
        type,
        name,
        callback_id: callbackId,
        description,
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(scopeReasons) } },
    settings: {
      event_subscriptions: {
        ...(url === undefined ? {} : { request_url: url }),
        bot_events: [...events],
      },
      interactivity: {
        is_enabled: true,
        ...(url === undefined ? {} : { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The manifest as text, to be pasted where Slack asks for it. */
export function manifestText(parts: ManifestParts): string {
  return stringify(buildManifest(parts), { lineWidth: 100 });
}

/** @throws Error with a sentence when it is no address that Slack can call */
export function eventsUrl(given: string): string {
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:') {
    throw new Error(`--url must be an https address that Slack can reach, not ${given}`);
  }
  const url = new URL(given);
  if (url.pathname === '/') url.pathname = '/slack/events';
  return url.href;
}
