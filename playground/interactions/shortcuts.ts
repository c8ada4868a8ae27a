import type { Core } from '../core.ts';
import { announce } from '../events.ts';
import { compact } from '../json.ts';
import { messageJson } from '../wire/messages.ts';
import { viewJson } from '../wire/views.ts';
import { ActError, actor, basePayload, complaintOf, interactive, targetOf } from './payload.ts';

/* Shortcuts, and opening the app's Home. */

const checkShortcut = ({ manifest }: Core, type: 'global' | 'message', callbackId: string) => {
  const isKnown = manifest.shortcuts.some(
    (shortcut) => shortcut.type === type && shortcut.callbackId === callbackId,
  );
  if (manifest.commands && !isKnown) throw new ActError(`There is no shortcut ${callbackId}`);
};

export async function useGlobalShortcut(core: Core, user: string, callbackId: string) {
  checkShortcut(core, 'global', callbackId);
  const outcome = await interactive(
    core,
    {
      ...basePayload(core, 'shortcut', actor(core, user)),
      callback_id: callbackId,
      trigger_id: core.triggers.issue(user),
      action_ts: core.workspace.messages.nextTs('shortcuts'),
    },
    false,
  );
  if (!outcome.acked) throw new ActError(complaintOf(outcome));
}

export async function useMessageShortcut(
  core: Core,
  user: string,
  callbackId: string,
  channel: string,
  ts: string,
) {
  const { workspace, responseUrls } = core;
  checkShortcut(core, 'message', callbackId);
  const target = targetOf(core, user, { type: 'message', channel, ts });
  if (target.type !== 'message') return;
  const { threadTs } = target.message;
  const thread = threadTs === undefined ? {} : { threadTs };
  const path = responseUrls.issue('actions', { channel, user, messageTs: ts, ...thread });
  const outcome = await interactive(
    core,
    {
      ...basePayload(core, 'message_action', actor(core, user)),
      callback_id: callbackId,
      trigger_id: core.triggers.issue(user),
      response_url: `${core.url}${path}`,
      message_ts: ts,
      message: messageJson(workspace, target.message),
      channel: { id: channel, name: workspace.channel(channel)?.name || 'directmessage' },
      action_ts: workspace.messages.nextTs('shortcuts'),
    },
    false,
  );
  if (!outcome.acked) throw new ActError(complaintOf(outcome));
}

export function openHome(core: Core, user: string, tab: 'home' | 'messages') {
  const { workspace } = core;
  actor(core, user);
  const dm = workspace.dm([user, workspace.app.botUserId]);
  const view = workspace.views.home(user);
  announce(core, {
    subscription: 'app_home_opened',
    event: compact({
      type: 'app_home_opened',
      user,
      channel: dm.id,
      tab,
      view: view && tab === 'home' ? viewJson(workspace, view) : undefined,
      event_ts: workspace.messages.nextTs(dm.id),
    }),
  });
}
