import type { Core } from './core.ts';
import type { Entry } from './journal.ts';
import type {
  BotState,
  PageChannel,
  PageClock,
  PageFile,
  PageMessage,
  PagePerson,
  PageView,
  Snapshot,
  WireEntry,
} from './protocol.ts';
import type { Channel, Message, OpenView, Person, StoredFile } from './shapes.ts';
import { stateOf } from './view-state.ts';

/* The workspace as one person's browser shows it. */

const WIRE_SHOWN = 200;

function personSight({ workspace }: Core, person: Person): PagePerson {
  const outside = workspace.otherTeams.find(({ id }) => id === person.teamId);
  return {
    id: person.id,
    name: person.name,
    realName: person.realName,
    title: person.title,
    timezone: person.timezone,
    locale: person.locale,
    isBot: person.isBot,
    isAdmin: person.isAdmin,
    isGuest: person.isRestricted,
    ...(outside && { outsideTeam: outside.name }),
  };
}

/** Full members see every public channel, guests and outsiders only those they are in. */
export function canSee({ workspace }: Core, user: string, channel: Channel): boolean {
  const person = workspace.person(user);
  const isFull = person?.teamId === workspace.team.id && !person.isRestricted;
  return channel.members.includes(user) || (channel.kind === 'public' && isFull);
}

export function channelSight({ workspace }: Core, user: string, channel: Channel): PageChannel {
  const others = channel.members.filter((member) => member !== user);
  const names = others.map((id) => workspace.person(id)?.realName ?? id).join(', ');
  const isDm = channel.kind === 'dm' || channel.kind === 'group-dm';
  return {
    id: channel.id,
    kind: channel.kind,
    name: isDm ? names : channel.name,
    members: channel.members,
    isArchived: channel.isArchived,
    isShared: channel.isShared,
    unread: workspace.unread(channel.id, user),
  };
}

const fileSight = ({ id, name, title, mimetype, bytes }: StoredFile): PageFile => ({
  id,
  name,
  title,
  mimetype,
  size: bytes.length,
  url: `/files/${id}`,
});

export function messageSight({ workspace }: Core, message: Message): PageMessage {
  const replies = workspace.messages.replies(message.channel, message.ts);
  const latest = replies.at(-1)?.ts;
  return {
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    files: message.files.flatMap((id) => workspace.files.get(id) ?? []).map(fileSight),
    ...(message.threadTs !== undefined && { threadTs: message.threadTs }),
    replyCount: replies.length,
    ...(latest !== undefined && { latestReply: latest }),
    edited: message.edited !== undefined,
    ephemeral: message.ephemeralTo !== undefined,
    from: message.from,
  };
}

const viewSight = (view: OpenView): PageView => ({
  id: view.id,
  type: view.type,
  title: view.title,
  ...(view.submit !== undefined && { submit: view.submit }),
  close: view.close ?? 'Cancel',
  blocks: view.blocks,
  values: stateOf(view.blocks, view.typed),
  errors: view.errors,
  ...(view.trouble !== undefined && { trouble: view.trouble }),
  hash: view.hash,
});

export const modalSights = ({ workspace }: Core, user: string): readonly PageView[] =>
  workspace.views.stack(user).map(viewSight);

export function homeSight({ workspace }: Core, user: string): PageView | null {
  const home = workspace.views.home(user);
  return home ? viewSight(home) : null;
}

export const clockSight = ({ workspace: { clock } }: Core): PageClock => ({
  now: new Date(clock.now()).toISOString(),
  offsetMs: clock.offsetMs(),
  started: clock.start !== undefined,
});

export function botSight({ sockets, dispatcher, beginning }: Core): BotState {
  const connections = sockets.connections();
  const other = dispatcher.isReady() ? 'http' : 'none';
  return {
    transport: connections > 0 ? 'socket' : other,
    connections,
    beginning: beginning.isUnderWay(),
  };
}

export const wireSight = ({ effects: _, at, ...entry }: Entry): WireEntry => ({
  ...entry,
  at: at.toISOString(),
});

export function snapshotFor(core: Core, me: Person): Snapshot {
  const { workspace, manifest, faults, journal } = core;
  const { team, app } = workspace;
  const channels = workspace.channels().filter((channel) => canSee(core, me.id, channel));
  return {
    session: workspace.session,
    openedAt: workspace.openedAt.toISOString(),
    me: personSight(core, me),
    team,
    app: { id: app.id, name: app.name, botUserId: app.botUserId },
    people: workspace.people().map((person) => personSight(core, person)),
    channels: channels.map((channel) => channelSight(core, me.id, channel)),
    messages: Object.fromEntries(
      channels.map(({ id }) => [
        id,
        workspace.messages.seenBy(id, me.id).map((message) => messageSight(core, message)),
      ]),
    ),
    modals: modalSights(core, me.id),
    home: homeSight(core, me.id),
    commands: (manifest.commands ?? []).map(({ escapes: _, ...command }) => command),
    shortcuts: manifest.shortcuts,
    clock: clockSight(core),
    faults: faults.active(),
    bot: botSight(core),
    wire: journal.entries().slice(-WIRE_SHOWN).map(wireSight),
  };
}
