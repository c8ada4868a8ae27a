import { parse } from 'yaml';
import { z } from 'zod';

/* What the app's manifest allows it: scopes, events, commands, shortcuts. */

const manifestFile = z.looseObject({
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(true),
        })
        .optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string(),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.looseObject({
            type: z.enum(['global', 'message']),
            name: z.string(),
            callback_id: z.string(),
          }),
        )
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).default([]) }).prefault({}) })
    .prefault({}),
  settings: z
    .looseObject({
      event_subscriptions: z
        .looseObject({ bot_events: z.array(z.string()).default([]) })
        .prefault({}),
    })
    .prefault({}),
});

export interface Manifest {
  /** Absent: every scope is granted. */
  readonly scopes?: ReadonlySet<string>;
  /** Absent: every event is subscribed to. */
  readonly events?: ReadonlySet<string>;
  /** Absent: any command reaches the app. */
  readonly commands?: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  readonly hasHome: boolean;
  readonly hasMessagesTab: boolean;
}

interface Command {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  readonly escapes: boolean;
}

interface Shortcut {
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly callbackId: string;
}

/** An app that may do everything, for tests of the stand-in itself. */
export const anyManifest: Manifest = { shortcuts: [], hasHome: true, hasMessagesTab: true };

/** Throws a ZodError when the text is no manifest. */
export function readManifest(yaml: string): Manifest {
  const { features, oauth_config, settings } = manifestFile.parse(parse(yaml));
  return {
    scopes: new Set(oauth_config.scopes.bot),
    events: new Set(settings.event_subscriptions.bot_events),
    commands: features.slash_commands.map((command) => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint,
      escapes: command.should_escape,
    })),
    shortcuts: features.shortcuts.map(({ type, name, callback_id }) => ({
      type,
      name,
      callbackId: callback_id,
    })),
    hasHome: features.app_home?.home_tab_enabled ?? false,
    hasMessagesTab: features.app_home?.messages_tab_enabled ?? true,
  };
}
