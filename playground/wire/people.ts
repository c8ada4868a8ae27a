import { DateTime } from 'luxon';
import { compact, type Json } from '../json.ts';
import type { Person } from '../shapes.ts';
import type { Workspace } from '../workspace.ts';

/* People as users.info, events and interactive payloads show them. */

export function personJson(workspace: Workspace, person: Person, withLocale: boolean): Json {
  const local = DateTime.fromMillis(workspace.clock.now(), { zone: person.timezone });
  return compact({
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deleted,
    real_name: person.realName,
    tz: person.timezone,
    tz_label: local.offsetNameLong ?? person.timezone,
    tz_offset: local.offset * 60,
    profile: profileJson(workspace, person),
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: person.isRestricted,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    is_stranger: person.teamId === workspace.team.id ? undefined : true,
    updated: 1_767_225_600,
    locale: withLocale ? person.locale : undefined,
  });
}

export function profileJson({ app }: Workspace, person: Person): Json {
  return compact({
    title: person.title,
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: person.realName.split(' ')[0],
    last_name: person.realName.split(' ').slice(1).join(' '),
    status_text: '',
    status_emoji: '',
    team: person.teamId,
    bot_id: person.isBot ? app.botId : undefined,
    api_app_id: person.isBot ? app.id : undefined,
  });
}

/** The `user` of an interactive payload. */
export const actorJson = ({ id, name, teamId }: Person): Json => ({
  id,
  username: name,
  name,
  team_id: teamId,
});
