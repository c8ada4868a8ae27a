import type { Core } from '../core.ts';
import { isRecord } from '../json.ts';
import { commandText } from '../typed-text.ts';
import { SlackError } from '../web-api/method.ts';
import { payloadName } from '../wire/channels.ts';
import { ActError, actor, bodyOf, complaintOf, teamOf } from './payload.ts';
import { applyResponse, slackNote } from './response.ts';

/* A slash command, from the line that was typed to what the app's ack shows. */

function answerInPlace(core: Core, channel: string, user: string, command: string, body: unknown) {
  if (!isRecord(body) || Object.keys(body).length === 0) return;
  try {
    applyResponse(core, { channel, user }, body);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    slackNote(core, channel, user, `${command} failed with the error "${error.code}"`);
  }
}

/** Resolves when the app has acknowledged, or has not in time. */
export async function typeCommand(core: Core, user: string, channelId: string, line: string) {
  const { workspace, manifest, responseUrls, triggers } = core;
  const person = actor(core, user);
  const channel = workspace.findChannel(channelId);
  if (!channel) throw new ActError(`There is no channel ${channelId}`);
  if (channel.kind !== 'public' && !channel.members.includes(user)) {
    throw new ActError('Not a member of the channel');
  }
  const [command = '', ...rest] = line.trim().split(' ');
  const known = manifest.commands?.find((one) => one.command === command);
  if (manifest.commands && !known) {
    const advice = 'In Slack, all messages that start with the "/" character are commands.';
    slackNote(core, channel.id, user, `${command} is not a valid command. ${advice}`);
    return;
  }
  const typed = rest.join(' ').trim();
  const { id: teamId, domain } = teamOf(core, person);
  const path = responseUrls.issue('commands', { channel: channel.id, user });
  const outcome = await core.dispatcher.deliver({
    kind: 'slash_commands',
    name: command,
    acceptsResponse: true,
    payload: {
      token: 'playground',
      team_id: teamId,
      team_domain: domain,
      channel_id: channel.id,
      channel_name: payloadName(channel),
      user_id: user,
      user_name: person.name,
      command,
      text: (known?.escapes ?? true) ? commandText(workspace, typed) : typed,
      api_app_id: workspace.app.id,
      is_enterprise_install: 'false',
      response_url: `${core.url}${path}`,
      trigger_id: triggers.issue(user),
    },
  });
  if (!outcome.acked) {
    const note = `${command} failed with the error "${complaintOf(outcome)}"`;
    slackNote(core, channel.id, user, note);
    return;
  }
  answerInPlace(core, channel.id, user, command, bodyOf(outcome));
}
