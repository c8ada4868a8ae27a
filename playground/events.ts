import type { Change } from './changes.ts';
import type { Core } from './core.ts';
import { compact, type Json } from './json.ts';
import type { Channel, Message } from './shapes.ts';
import { channelType } from './wire/channels.ts';
import { messageJson } from './wire/messages.ts';
import { personJson } from './wire/people.ts';

/* Events that the app has subscribed to, made from what changes in the workspace. */

interface AppEvent {
  /** As the manifest names it: `message.channels`, `app_mention`. */
  readonly subscription: string;
  readonly event: Json;
}

const messageFamilies = {
  public: 'message.channels',
  private: 'message.groups',
  dm: 'message.im',
  'group-dm': 'message.mpim',
} as const;

const botIsIn = ({ workspace: { app } }: Core, channel: Channel | undefined) =>
  channel?.members.includes(app.botUserId) === true;

function messageEvent(channel: Channel, eventTs: string, inner: Json): AppEvent {
  return {
    subscription: messageFamilies[channel.kind],
    event: {
      type: 'message',
      ...inner,
      channel: channel.id,
      channel_type: channelType[channel.kind],
      event_ts: eventTs,
    },
  };
}

function onPosted(core: Core, message: Message): readonly AppEvent[] {
  const channel = core.workspace.channel(message.channel);
  if (message.ephemeralTo !== undefined || !channel || !botIsIn(core, channel)) return [];
  const json = messageJson(core.workspace, message);
  const posted = messageEvent(channel, message.ts, json);
  const isMention =
    message.from === 'person' &&
    channel.kind !== 'dm' &&
    message.text.includes(`<@${core.workspace.app.botUserId}>`);
  const mention = {
    subscription: 'app_mention',
    event: { ...json, type: 'app_mention', channel: channel.id, event_ts: message.ts },
  };
  return isMention ? [mention, posted] : [posted];
}

function onEdited(core: Core, message: Message, previous: Message): readonly AppEvent[] {
  const { workspace } = core;
  const channel = workspace.channel(message.channel);
  if (message.ephemeralTo !== undefined || !channel || !botIsIn(core, channel)) return [];
  const eventTs = workspace.messages.nextTs(channel.id);
  return [
    messageEvent(channel, eventTs, {
      subtype: 'message_changed',
      hidden: true,
      ts: eventTs,
      message: messageJson(workspace, message),
      previous_message: messageJson(workspace, previous),
    }),
  ];
}

function onRemoved(core: Core, previous: Message): readonly AppEvent[] {
  const { workspace } = core;
  const channel = workspace.channel(previous.channel);
  if (previous.ephemeralTo !== undefined || !channel || !botIsIn(core, channel)) return [];
  const eventTs = workspace.messages.nextTs(channel.id);
  return [
    messageEvent(channel, eventTs, {
      subtype: 'message_deleted',
      hidden: true,
      ts: eventTs,
      deleted_ts: previous.ts,
      previous_message: messageJson(workspace, previous),
    }),
  ];
}

function onMembership(core: Core, id: string, user: string, verb: string): readonly AppEvent[] {
  const channel = core.workspace.channel(id);
  if (!channel || (user !== core.workspace.app.botUserId && !botIsIn(core, channel))) return [];
  const event = {
    type: `member_${verb}_channel`,
    user,
    channel: id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: core.workspace.team.id,
    event_ts: core.workspace.messages.nextTs(id),
  };
  return [{ subscription: event.type, event }];
}

function onPerson(core: Core, id: string): readonly AppEvent[] {
  const person = core.workspace.person(id);
  if (!person) return [];
  const event = { type: 'user_change', user: personJson(core.workspace, person, true) };
  return [{ subscription: event.type, event }];
}

function eventsOf(core: Core, change: Change): readonly AppEvent[] {
  switch (change.type) {
    case 'posted':
      return onPosted(core, change.message);
    case 'edited':
      return onEdited(core, change.message, change.previous);
    case 'removed':
      return onRemoved(core, change.previous);
    case 'joined':
    case 'left':
      return onMembership(core, change.channel, change.user, change.type);
    case 'person':
      return onPerson(core, change.user);
    default:
      return [];
  }
}

/** Sends one event, when the app has subscribed to it. */
export function announce(core: Core, { subscription, event }: AppEvent) {
  const { manifest, workspace, dispatcher } = core;
  if (manifest.events && !manifest.events.has(subscription)) return;
  const { app, team } = workspace;
  const channel = workspace.channel(String(event.channel ?? ''));
  dispatcher.announce({
    kind: 'events_api',
    name: [event.type, event.subtype].filter(Boolean).join('/'),
    acceptsResponse: false,
    payload: compact({
      token: 'playground',
      team_id: team.id,
      context_team_id: team.id,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: workspace.ids.next('Ev'),
      event_time: Math.floor(workspace.clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.isShared ?? false,
    }),
  });
}

/** Returns the way to stop. */
export const announceChanges = (core: Core): (() => void) =>
  core.workspace.changes.on((change) => {
    for (const event of eventsOf(core, change)) announce(core, event);
  });
