import { defineMethod } from './method.ts';

export const authTest = defineMethod({
  name: 'auth.test',
  run: ({ workspace: { team, app } }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: app.name.toLowerCase(),
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),
});

export const connectionsOpen = defineMethod({
  name: 'apps.connections.open',
  token: 'app',
  run: ({ core, workspace: { app } }) => ({
    url: core.sockets.ticket(new URL(core.url).host, app.id),
  }),
});

export const teamInfo = defineMethod({
  name: 'team.info',
  scopes: ['team:read'],
  run: ({ workspace: { team } }) => ({
    team: {
      id: team.id,
      name: team.name,
      domain: team.domain,
      url: `https://${team.domain}.slack.com/`,
    },
  }),
});
