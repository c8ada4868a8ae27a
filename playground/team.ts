import type { AppIdentity, Channel, Person, Team } from './shapes.ts';

/* The small sales team that the workspace starts with. */

export interface Seed {
  readonly team: Team;
  readonly otherTeams: readonly Team[];
  readonly app: AppIdentity;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
}

const BERLIN = 'Europe/Berlin';
const TEAM: Team = {
  id: 'T_NORTH',
  name: 'Northwind Sales',
  domain: 'northwind',
  timezone: BERLIN,
};
const OTHER_TEAM: Team = { id: 'T_ACME', name: 'Acme GmbH', domain: 'acme', timezone: BERLIN };
const APP: AppIdentity = {
  id: 'A_MILEPOST',
  name: 'Milepost',
  botId: 'B_MILEPOST',
  botUserId: 'U_MILEPOST',
};

/** A full member of the team, changed where the seed says so. */
export function aPerson(id: string, realName: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    teamId: TEAM.id,
    name: realName.split(' ')[0]?.toLowerCase() ?? id.toLowerCase(),
    realName,
    title: '',
    timezone: TEAM.timezone,
    locale: 'en-GB',
    isBot: false,
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    deleted: false,
    ...changes,
  };
}

/** A public channel with these members, changed where the seed says so. */
export function aChannel(
  id: string,
  name: string,
  members: readonly string[],
  changes: Partial<Channel> = {},
): Channel {
  return {
    id,
    kind: 'public',
    name,
    created: 1_767_225_600,
    creator: 'U_ADA',
    topic: '',
    members,
    isArchived: false,
    isShared: false,
    ...changes,
  };
}

const PEOPLE: readonly Person[] = [
  aPerson('U_SAM', 'Sam Ortiz', { title: 'Sales rep' }),
  aPerson('U_PRIYA', 'Priya Nair', { title: 'Sales rep', timezone: 'Asia/Kolkata' }),
  aPerson('U_MARIA', 'Maria Lopez', { title: 'Sales manager', timezone: 'Europe/Madrid' }),
  aPerson('U_LEE', 'Lee Chen', { title: 'Support lead', timezone: 'America/New_York' }),
  aPerson('U_ADA', 'Ada Berg', { title: 'Operations', isAdmin: true, isOwner: true }),
  aPerson('U_GUS', 'Gus Holm', { title: 'Contractor', isRestricted: true }),
  aPerson('U_DANA', 'Dana Weiss', { title: 'Buyer at Acme', teamId: OTHER_TEAM.id }),
  aPerson(APP.botUserId, APP.name, {
    isBot: true,
    timezone: 'America/Los_Angeles',
    locale: 'en-US',
  }),
];

const STAFF = ['U_SAM', 'U_PRIYA', 'U_MARIA', 'U_LEE', 'U_ADA'];
const BOT = APP.botUserId;

export const seed: Seed = {
  team: TEAM,
  otherTeams: [OTHER_TEAM],
  app: APP,
  people: PEOPLE,
  channels: [
    aChannel('C_GENERAL', 'general', STAFF),
    aChannel('C_DEALS', 'deals', ['U_SAM', 'U_PRIYA', 'U_MARIA', 'U_GUS', BOT]),
    aChannel('C_MANAGERS', 'managers', ['U_MARIA', 'U_ADA', BOT], { kind: 'private' }),
    aChannel('C_SUPPORT', 'support', ['U_LEE', 'U_MARIA', BOT]),
    aChannel('C_ACME', 'ext-acme', ['U_SAM', 'U_DANA', BOT], { isShared: true }),
  ],
};
