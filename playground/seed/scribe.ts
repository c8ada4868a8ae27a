import { createHash } from 'node:crypto';
import type { Announcement } from '../../src/domain/announcement.ts';
import { ChannelId, UserId } from '../../src/domain/ids.ts';
import type { Delivery, Messenger, Place, Subject, Threads } from '../../src/outbox-ports.ts';
import type { House, Stores } from '../../src/ports.ts';
import { sendable } from '../../src/slack/mouth.ts';
import { withPicture } from '../../src/slack/picture.ts';
import type { Look, Picture, Rendered } from '../../src/slack/render.ts';
import { renderEntry } from '../../src/slack/render-entry.ts';
import { lineOf, type Target, targetOf, workspaceOf } from '../../src/slack/target.ts';
import { createIds } from '../ids.ts';
import { formatTs } from '../messages.ts';
import type { Message } from '../shapes.ts';
import { botMessage, type Content, checkedContent } from '../web-api/message-content.ts';
import type { Workspace } from '../workspace.ts';

/* Writes what the bot says into the workspace's past, at the moments at which it was due. */

export interface Scribe {
  readonly messenger: Messenger;
  readonly threads: Threads;
  /** What a person wrote in a thread. */
  readonly reply: (by: string, at: Date, text: string, thread: Place) => void;
}

interface ScribeParts {
  readonly workspace: Workspace;
  readonly stores: Stores;
  readonly now: () => Date;
}

export function createScribe(parts: ScribeParts): Scribe {
  const { workspace, stores } = parts;
  const { messages } = workspace;
  const houseOf = (subject: Subject) => stores.workspaces.house(workspaceOf(subject));
  return {
    messenger: {
      async deliver(subject, entry) {
        const house = await houseOf(subject);
        const target = await targetOf(subject, entry, house, stores);
        if (target.kind === 'none') return { kind: 'no-destination', why: target.why };
        const look = await lookOf(parts, house, entry);
        const rendered = await renderEntry(subject, entry, look, stores);
        if (rendered === undefined) return { kind: 'dropped', why: 'nothing to say any more' };
        // Several are written at once: each counts its own blocks, so that they are called the same each time.
        const room = { ...workspace, ids: createIds() };
        const content = checkedContent(room, sendable(drawn(workspace, rendered)));
        return write(workspace, target, content, entry.id, saidAt(subject, entry));
      },
      lookUp: async () => 'unreadable',
      channelOf: async (subject, destination) =>
        lineOf(subject, destination, await houseOf(subject), stores),
    },
    threads: {
      repliesSince: async (_workspaceId, { channel, ts }, after) =>
        messages
          .replies(channel, ts)
          .filter((one) => one.from === 'person' && Number(one.ts) > Number(after))
          .map((one) => ({ ts: one.ts, by: UserId.parse(one.user), text: one.text })),
    },
    reply: (user, at, text, { channel, ts: threadTs }) => {
      const plain = { blocks: [], attachments: [], files: [], broadcast: false } as const;
      put(workspace, { ...plain, channel, user, text, threadTs, from: 'person' }, at);
    },
  };
}

function write(
  workspace: Workspace,
  target: Exclude<Target, { kind: 'none' }>,
  content: Content,
  id: string,
  at: Date,
): Delivery {
  const { messages, app } = workspace;
  if (target.kind === 'edit') {
    const { channel, ts } = target.place;
    const before = messages.get(channel, ts);
    if (before === undefined) throw new Error(`There is no message ${ts} to edit`);
    messages.restore({ ...before, ...botMessage(workspace, channel, content) });
    return { kind: 'sent', place: target.place };
  }
  const channel =
    target.kind === 'post' ? target.channel : workspace.dm([app.botUserId, target.userId]).id;
  const threadTs = target.kind === 'post' ? target.threadTs : undefined;
  const draft = {
    ...botMessage(workspace, channel, content),
    metadata: { event_type: 'milepost', event_payload: { id } },
    ...(threadTs === undefined ? {} : { threadTs }),
  };
  return { kind: 'sent', place: put(workspace, draft, at) };
}

/** Of two deals that say something in one moment, always the same one is first. */
function rankOf({ threadTs = '', metadata }: Omit<Message, 'ts'>): number {
  const text = `${threadTs}${JSON.stringify(metadata ?? '')}`;
  return createHash('sha256').update(text).digest().readUInt16BE() % 1_000;
}

/** At that moment, or right after what stands there already. */
function put({ messages }: Workspace, draft: Omit<Message, 'ts'>, at: Date): Place {
  const { channel } = draft;
  let micros = at.getTime() * 1_000 + rankOf(draft);
  while (messages.get(channel, formatTs(micros)) !== undefined) micros += 1_000;
  const ts = formatTs(micros);
  messages.restore({ ...draft, ts });
  return { channel: ChannelId.parse(channel), ts };
}

/** A retro asks as soon as the deal is over, whenever it was made. */
function saidAt(subject: Subject, { dueAt }: Announcement): Date {
  return subject.kind === 'retro' ? new Date(subject.retro.openedAt.getTime() + 1_000) : dueAt;
}

async function lookOf(
  { stores, now }: ScribeParts,
  house: House,
  { destination }: Announcement,
): Promise<Look> {
  const { zone, locale, workspaceId } = house.settings;
  if (destination.to !== 'person') return { house, zone, locale, now: now() };
  const member = await stores.members.member(workspaceId, destination.userId);
  return { house, zone: member.zone ?? zone, locale: member.locale ?? locale, now: now() };
}

function drawn(workspace: Workspace, { text, blocks, picture }: Rendered) {
  if (picture === undefined) return { text, blocks };
  return { text, blocks: withPicture(blocks, picture, upload(workspace, picture)) };
}

function upload({ files, app }: Workspace, { name, png, alt }: Picture): string {
  const { id } = files.reserve({ name, altText: alt, user: app.botUserId });
  files.fill(id, Buffer.from(png));
  files.complete(id, name);
  return id;
}
