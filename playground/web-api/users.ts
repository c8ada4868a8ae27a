import { personJson, profileJson } from '../wire/people.ts';
import { count, flag, str } from './args.ts';
import { type Call, defineMethod, SlackError } from './method.ts';
import { pageOf } from './pages.ts';

function known(call: Call, id: string) {
  const person = call.workspace.person(id);
  if (!person) throw new SlackError('user_not_found');
  return person;
}

export const usersInfo = defineMethod({
  name: 'users.info',
  scopes: ['users:read'],
  args: { user: str, include_locale: flag.optional() },
  run: (call, { user, include_locale }) => ({
    user: personJson(call.workspace, known(call, user), include_locale ?? false),
  }),
});

export const usersList = defineMethod({
  name: 'users.list',
  scopes: ['users:read'],
  args: {
    cursor: str.or(str.length(0)).optional(),
    limit: count(1000).optional(),
    include_locale: flag.optional(),
  },
  run: ({ workspace }, { cursor, limit, include_locale }) => {
    const { items, next } = pageOf(workspace.people(), cursor, limit ?? 1000);
    return {
      members: items.map((person) => personJson(workspace, person, include_locale ?? false)),
      cache_ts: Math.floor(workspace.clock.now() / 1000),
      response_metadata: { next_cursor: next },
    };
  },
});

export const usersProfileGet = defineMethod({
  name: 'users.profile.get',
  scopes: ['users.profile:read'],
  args: { user: str, include_labels: flag.optional() },
  run: (call, { user }) => ({ profile: profileJson(call.workspace, known(call, user)) }),
});
