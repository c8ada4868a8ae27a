import type { Threads } from '../outbox-ports.ts';
import type { Directory } from '../ports.ts';
import type { PeopleSource } from '../slack-ports.ts';

/** For commands that need only the database: whoever is not known yet stays a bare id. */
export const noSlack: {
  readonly people: PeopleSource;
  readonly directory: Directory;
  readonly threads: Threads;
} = {
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
  directory: { people: async () => undefined },
  threads: { repliesSince: async () => 'unreadable' },
};
