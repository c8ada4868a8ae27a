import { aPerson, type Seed, seed as smallTeam } from '../team.ts';

/* The team of eight that the playground opens with, and one outsider. */

const sellers = [
  aPerson('U_CHLOE', 'Chloe Martin', { title: 'Sales rep', timezone: 'Europe/Paris' }),
  aPerson('U_JONAS', 'Jonas Keller', { title: 'Sales rep' }),
];

const also = sellers.map(({ id }) => id);

export const reps: readonly string[] = ['U_SAM', 'U_PRIYA', ...also];
export const manager = 'U_MARIA';
export const support = 'U_LEE';
export const admin = 'U_ADA';
/** Everybody whom the bot knows already. */
export const staff: readonly string[] = [...reps, manager, support, admin];

const places = new Set(['C_GENERAL', 'C_DEALS']);

export const team: Seed = {
  ...smallTeam,
  people: smallTeam.people.flatMap((person) =>
    person.id === 'U_PRIYA' ? [person, ...sellers] : [person],
  ),
  channels: smallTeam.channels.map((channel) =>
    places.has(channel.id) ? { ...channel, members: [...channel.members, ...also] } : channel,
  ),
};
