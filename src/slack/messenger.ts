import type { Announcement } from '../domain/announcement.ts';
import { ChannelId } from '../domain/ids.ts';
import type { Delivery, Messenger, Place, Subject } from '../outbox-ports.ts';
import type { Clock, House, Log, Stores } from '../ports.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import type { DirectMessages } from './direct-messages.ts';
import { findPosted } from './find-posted.ts';
import { inTime } from './in-time.ts';
import { sendable } from './mouth.ts';
import { uploadPicture, withPicture } from './picture.ts';
import type { Look, RenderEntry, Rendered } from './render.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';
import { lineOf, type Target, targetOf, workspaceOf } from './target.ts';
import { untilWork } from './until-work.ts';
import type { Message } from './views/message.ts';

export interface MessengerParts {
  readonly client: SlackClient;
  readonly stores: Stores;
  readonly render: RenderEntry;
  readonly directMessages: DirectMessages;
  readonly now: Clock;
  readonly log: Log;
}

const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
const pictureWithinMs = 3_000;

export function createMessenger(parts: MessengerParts): Messenger {
  const { stores } = parts;
  const houseOf = (subject: Subject) => stores.workspaces.house(workspaceOf(subject));
  return {
    async deliver(subject, entry) {
      const house = await houseOf(subject);
      const target = await targetOf(subject, entry, house, stores);
      if (target.kind === 'none') return { kind: 'no-destination', why: target.why };
      const look = await lookOf(parts, house, subject, entry);
      const afterMs = target.kind === 'edit' ? 0 : untilWork(subject, entry, look);
      if (afterMs > 0) return { kind: 'off-hours', afterMs };
      const rendered = await parts.render(subject, entry, look, stores);
      if (rendered === undefined) return { kind: 'dropped', why: 'nothing to say any more' };
      return write(parts, target, rendered, entry);
    },
    async lookUp(subject, entry) {
      const house = await houseOf(subject);
      const target = await targetOf(subject, entry, house, stores);
      // Editing twice is editing once.
      if (target.kind === 'edit') return 'absent';
      return await find(parts, target, entry).catch(unanswered);
    },
    channelOf: async (subject, destination) =>
      lineOf(subject, destination, await houseOf(subject), stores),
  };
}

async function find(
  parts: MessengerParts,
  target: Target,
  entry: Announcement,
): Promise<Place | 'absent' | 'unreadable'> {
  if (target.kind === 'edit' || target.kind === 'none') return 'absent';
  const place =
    target.kind === 'post' ? target : { channel: await parts.directMessages(target.userId) };
  return findPosted(parts.client, place, entry);
}

/** Whether Slack would not tell, or could not be asked. */
function unanswered(error: unknown): 'unreachable' | 'unreadable' {
  const { kind } = deliveryOfError(error, '');
  return kind === 'failed' || kind === 'no-destination' ? 'unreadable' : 'unreachable';
}

/** A person's own language and time in their direct messages, else the workspace's. */
async function lookOf(
  { stores, now }: MessengerParts,
  house: House,
  subject: Subject,
  { destination }: Announcement,
): Promise<Look> {
  const { zone, locale } = house.settings;
  const shared = { house, zone, locale, now: now() };
  if (destination.to !== 'person') return shared;
  const member = await stores.members.member(workspaceOf(subject), destination.userId);
  return { ...shared, zone: member.zone ?? zone, locale: member.locale ?? locale };
}

async function write(
  parts: MessengerParts,
  target: Exclude<Target, { kind: 'none' }>,
  rendered: Rendered,
  entry: Announcement,
): Promise<Delivery> {
  const where = target.kind === 'person' ? target.userId : placeName(target);
  try {
    // Known from then on; when it cannot be had, nothing was posted.
    if (target.kind === 'person') await parts.directMessages(target.userId);
  } catch (error) {
    const why = deliveryOfError(error, where);
    return why.kind === 'ambiguous' ? { kind: 'unreachable', error: why.error } : why;
  }
  try {
    const drawn = await draw(parts, rendered);
    return await send(parts, target, drawn, entry).catch((error: unknown) => {
      // Refused, so nothing was posted: the same without the picture, which may not be ready yet.
      if (drawn === rendered || slackErrorOf(error) !== 'invalid_blocks') throw error;
      return send(parts, target, rendered, entry);
    });
  } catch (error) {
    return deliveryOfError(error, where);
  }
}

function placeName(target: Exclude<Target, { kind: 'none' | 'person' }>): string {
  return target.kind === 'post' ? target.channel : target.place.channel;
}

/** The message with its picture; without it when that cannot be had in time. */
async function draw({ client, log }: MessengerParts, rendered: Rendered): Promise<Message> {
  const { picture } = rendered;
  if (picture === undefined) return rendered;
  try {
    const id = await inTime(uploadPicture(client, picture), pictureWithinMs);
    if (id === undefined) return rendered;
    return { text: rendered.text, blocks: withPicture(rendered.blocks, picture, id) };
  } catch (error) {
    log.warn({ error }, 'a picture could not be uploaded; the message goes without it');
    return rendered;
  }
}

/** @throws what Slack's client throws */
async function send(
  parts: MessengerParts,
  target: Exclude<Target, { kind: 'none' }>,
  message: Message,
  entry: Announcement,
): Promise<Delivery> {
  switch (target.kind) {
    case 'post':
      return { kind: 'sent', place: await post(parts, target, message, entry) };
    case 'person': {
      const channel = await parts.directMessages(target.userId);
      return { kind: 'sent', place: await post(parts, { channel }, message, entry) };
    }
    case 'edit':
      return edit(parts, target, message, entry);
  }
}

async function post(
  { client }: MessengerParts,
  { channel, threadTs }: { readonly channel: ChannelId; readonly threadTs?: string },
  message: Message,
  entry: Announcement,
): Promise<Place> {
  const posted = await client.chat.postMessage({
    ...sendable(message),
    channel,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'milepost', event_payload: { id: entry.id } },
  });
  return { channel: ChannelId.parse(posted.channel ?? channel), ts: posted.ts ?? '' };
}

function wasTried({ attempts, state, lastError }: Announcement): boolean {
  return attempts > 1 || state !== 'pending' || lastError !== undefined;
}

async function edit(
  parts: MessengerParts,
  { place, anew }: Extract<Target, { kind: 'edit' }>,
  message: Message,
  entry: Announcement,
): Promise<Delivery> {
  try {
    await parts.client.chat.update({ ...sendable(message), channel: place.channel, ts: place.ts });
    return { kind: 'sent', place };
  } catch (error) {
    if (!gone.has(slackErrorOf(error) ?? '')) throw error;
    if (anew === undefined) return { kind: 'dropped', why: 'its message was deleted' };
    if (anew.kind === 'none') return { kind: 'no-destination', why: anew.why };
    // A try before this one may have posted it anew already.
    const known = wasTried(entry) ? await find(parts, anew, entry) : 'absent';
    if (known === 'absent') return send(parts, anew, message, entry);
    return known === 'unreadable'
      ? { kind: 'dropped', why: 'it may be posted anew already; the channel cannot be read' }
      : { kind: 'sent', place: known };
  }
}
