import type { ModalView } from '@slack/types';
import type { Settings } from '../../domain/settings.ts';
import type { Caller, Context } from '../context.ts';
import { inviteView } from '../modals/rules/invite.ts';
import { setUpChannelsView } from '../modals/rules/set-up.ts';
import { settingsForms } from '../modals/rules/settings/forms.ts';
import { type SettingsForm, settingsView, showSettings } from '../modals/rules/settings-form.ts';
import { teamView } from '../modals/rules/team.ts';
import { voiceFor } from '../people.ts';
import { proposeRoles } from '../propose-roles.ts';
import type { Reply } from '../reply.ts';
import type { Command } from './command.ts';

export const settingsCommand: Command = {
  name: 'settings',
  aliases: ['setting', 'config'],
  usage: 'settings [what]',
  summary: 'Channels, roles, working days, lists and everything else a team decides.',
  who: 'admin',
  reads: true,
  first: ['admin'],
  async run(words, caller, context) {
    const asked = words.trim().toLowerCase().replaceAll(' ', '-');
    const form = settingsForms.find(({ part }) => part === asked);
    if (form !== undefined) return openForm(form, caller, context);
    const other = others[asked];
    if (other !== undefined) return { kind: 'open', view: other(caller.house.settings) };
    return showSettings(caller.house.settings, caller, context);
  },
};

const others: Readonly<Record<string, (settings: Settings) => ModalView>> = {
  team: teamView,
  invite: inviteView,
  setup: setUpChannelsView,
  'set-up': setUpChannelsView,
};

async function openForm(form: SettingsForm, caller: Caller, context: Context): Promise<Reply> {
  const voice = await voiceFor(caller, context);
  const settings = await shownIn(form, caller, context);
  return { kind: 'open', view: settingsView(form, settings, voice) };
}

/** Until roles are set, the form shows whom Slack would propose. */
async function shownIn(form: SettingsForm, caller: Caller, context: Context): Promise<Settings> {
  const { settings } = caller.house;
  if (form.part !== 'roles' || settings.adminIds.length > 0) return settings;
  return { ...settings, ...(await proposeRoles(settings, caller, context)) };
}
