import type { Threads } from '../outbox-ports.ts';
import type { PeopleSource } from '../ports.ts';

/** For commands that need only the database: whoever is not known yet stays a bare id. */
export const noSlack: { readonly people: PeopleSource; readonly threads: Threads } = {
  people: {
    person: async (workspaceId, userId) => ({
      workspaceId,
      userId,
      name: userId,
      standing: 'full',
      slackAdmin: false,
    }),
    isInChannel: async () => false,
  },
  threads: { repliesSince: async () => 'unreadable' },
};
