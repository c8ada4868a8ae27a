import { randomUUID } from 'node:crypto';
import { type Changes, createChanges } from './changes.ts';
import type { Clock } from './clock.ts';
import { createFiles, type Files } from './files.ts';
import { createIds, type Ids } from './ids.ts';
import { createMessages, type Messages, standsInChannel } from './messages.ts';
import { createOpenViews, type OpenViews } from './open-views.ts';
import type { AppIdentity, Channel, Person, Team } from './shapes.ts';
import type { Seed } from './team.ts';

/* One Slack workspace: plain state and the changes that can be made to it. */

export interface Workspace {
  readonly team: Team;
  readonly otherTeams: readonly Team[];
  readonly app: AppIdentity;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly ids: Ids;
  readonly messages: Messages;
  readonly views: OpenViews;
  readonly files: Files;
  readonly people: () => readonly Person[];
  readonly person: (id: string) => Person | undefined;
  readonly putPerson: (person: Person) => void;
  readonly channels: () => readonly Channel[];
  readonly channel: (id: string) => Channel | undefined;
  /** By id, `#name` or `name`. */
  readonly findChannel: (idOrName: string) => Channel | undefined;
  readonly putChannel: (channel: Channel) => Channel;
  readonly join: (channel: string, user: string) => void;
  readonly leave: (channel: string, user: string) => void;
  readonly archive: (channel: string, isArchived?: boolean) => void;
  /** The conversation of exactly these people, opened when there is none yet. */
  readonly dm: (users: readonly string[]) => Channel;
  readonly markRead: (channel: string, user: string) => void;
  /** What the channel itself shows; replies are found by their thread's count. */
  readonly unread: (channel: string, user: string) => number;
  /** What stands there from before is the team's past. */
  readonly openedAt: Date;
  /** Another one after each reset. */
  readonly session: string;
}

export function createWorkspace(seed: Seed, clock: Clock, changes = createChanges()): Workspace {
  const ids = createIds();
  const messages = createMessages(clock, changes);
  const people = new Map(seed.people.map((person) => [person.id, person]));
  return {
    team: seed.team,
    otherTeams: seed.otherTeams,
    app: seed.app,
    clock,
    changes,
    openedAt: new Date(clock.now()),
    session: randomUUID(),
    ids,
    messages,
    views: createOpenViews(clock, ids, changes),
    files: createFiles(clock, ids, changes),
    people: () => [...people.values()],
    person: (id) => people.get(id),
    putPerson: (person) => {
      people.set(person.id, person);
      changes.emit({ type: 'person', user: person.id });
    },
    ...createRooms(seed.channels, clock, ids, changes),
    ...createReading(messages, changes),
  };
}

function createRooms(
  seeded: readonly Channel[],
  clock: Clock,
  ids: Ids,
  changes: Changes,
): Pick<
  Workspace,
  'channels' | 'channel' | 'findChannel' | 'putChannel' | 'join' | 'leave' | 'archive' | 'dm'
> {
  const rooms = new Map(seeded.map((channel) => [channel.id, channel]));
  const putChannel = (channel: Channel) => {
    rooms.set(channel.id, channel);
    changes.emit({ type: 'channel', channel: channel.id });
    return channel;
  };
  const change = (id: string, next: (channel: Channel) => Partial<Channel>) => {
    const channel = rooms.get(id);
    if (!channel) throw new Error(`There is no channel ${id}`);
    putChannel({ ...channel, ...next(channel) });
  };
  const isDm = ({ kind }: Channel) => kind === 'dm' || kind === 'group-dm';
  const createDm = (members: readonly string[]): Channel => ({
    id: ids.next(members.length > 2 ? 'G' : 'D'),
    kind: members.length > 2 ? 'group-dm' : 'dm',
    name: members.length > 2 ? `mpdm-${members.join('--')}` : '',
    created: Math.floor(clock.now() / 1000),
    creator: members[0] ?? '',
    topic: '',
    members,
    isArchived: false,
    isShared: false,
  });
  return {
    channels: () => [...rooms.values()],
    channel: (id) => rooms.get(id),
    findChannel: (idOrName) => {
      const name = idOrName.replace(/^#/, '');
      return rooms.get(idOrName) ?? [...rooms.values()].find((channel) => channel.name === name);
    },
    putChannel,
    join: (id, user) => {
      change(id, ({ members }) => ({ members: [...members.filter((m) => m !== user), user] }));
      changes.emit({ type: 'joined', channel: id, user });
    },
    leave: (id, user) => {
      change(id, ({ members }) => ({ members: members.filter((m) => m !== user) }));
      changes.emit({ type: 'left', channel: id, user });
    },
    archive: (id, isArchived = true) => change(id, () => ({ isArchived })),
    dm: (users) => {
      const members = [...new Set(users)].sort();
      const same = (channel: Channel) =>
        isDm(channel) && [...channel.members].sort().join() === members.join();
      return [...rooms.values()].find(same) ?? putChannel(createDm(members));
    },
  };
}

function createReading(
  messages: Messages,
  changes: Changes,
): Pick<Workspace, 'markRead' | 'unread'> {
  const readUpTo = new Map<string, string>();
  return {
    markRead: (channel, user) => {
      readUpTo.set(`${channel} ${user}`, messages.all(channel).at(-1)?.ts ?? '');
      changes.emit({ type: 'channel', channel });
    },
    unread: (channel, user) => {
      const last = readUpTo.get(`${channel} ${user}`) ?? '';
      return messages
        .seenBy(channel, user)
        .filter(standsInChannel)
        .filter((message) => message.ts > last && message.user !== user).length;
    },
  };
}
