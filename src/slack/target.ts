import type { Announcement, Destination, Facts } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import type { ChannelId, EntryId, UserId, WorkspaceId } from '../domain/ids.ts';
import type { Place, Subject } from '../outbox-ports.ts';
import type { House, Stores } from '../ports.ts';

/** Where an entry goes as things stand now. */
export type Target =
  | { readonly kind: 'post'; readonly channel: ChannelId; readonly threadTs?: string }
  | { readonly kind: 'person'; readonly userId: UserId }
  /** `anew`: when the message is gone, this takes its place. */
  | { readonly kind: 'edit'; readonly place: Place; readonly anew?: Target }
  | { readonly kind: 'none'; readonly why: string };

export function workspaceOf(subject: Subject): WorkspaceId {
  switch (subject.kind) {
    case 'deal':
      return subject.deal.workspaceId;
    case 'run':
      return subject.run.workspaceId;
    case 'retro':
      return subject.retro.workspaceId;
    case 'member':
      return subject.member.workspaceId;
  }
}

export async function targetOf(
  subject: Subject,
  { destination, facts }: Pick<Announcement, 'destination' | 'facts'>,
  house: House,
  stores: Stores,
): Promise<Target> {
  const anew = await placeOf(subject, destination, house, stores);
  const place = standsAt(subject, facts);
  if (place === undefined) return anew;
  return isSaidAnew(facts) ? { kind: 'edit', place, anew } : { kind: 'edit', place };
}

/** Posted again when somebody deleted it; what else was deleted is not said again. */
function isSaidAnew(facts: Facts): boolean {
  return facts.kind === 'run' ? facts.known !== true : anewKinds.has(facts.kind);
}

const anewKinds: ReadonlySet<Facts['kind']> = new Set(['card', 'handoff']);

/** The message that this kind of entry edits, once it is there. */
function standsAt(subject: Subject, facts: Facts): Place | undefined {
  switch (subject.kind) {
    case 'deal':
      return dealMessage(subject.deal, facts);
    case 'run':
      return facts.kind === 'run' ? subject.run.message : undefined;
    case 'retro':
      return facts.kind === 'retro-prompt' ? subject.retro.message : undefined;
    case 'member':
      return undefined;
  }
}

function dealMessage(deal: Deal, facts: Facts): Place | undefined {
  switch (facts.kind) {
    case 'card':
      return deal.thread;
    case 'celebration':
      return deal.posted?.celebration;
    case 'heads-up':
      return deal.posted?.support;
    case 'handoff':
      return deal.posted?.support?.ts === facts.after ? undefined : deal.posted?.support;
    case 'handoff-reminder':
      return deal.posted?.reminder;
    case 'new-owner':
    case 'new-owner-news':
      return newOwnerCardOf(deal, facts.entryId);
    default:
      return undefined;
  }
}

/** Each assignment has a card of its own. */
export function newOwnerCardOf({ posted }: Deal, entryId: EntryId): Place | undefined {
  return posted?.newOwner?.entryId === entryId ? posted.newOwner : undefined;
}

async function placeOf(
  subject: Subject,
  destination: Destination,
  house: House,
  stores: Stores,
): Promise<Target> {
  switch (destination.to) {
    case 'person':
      return { kind: 'person', userId: destination.userId };
    case 'message': {
      const { channel, ts } = destination;
      return { kind: 'edit', place: { channel, ts } };
    }
    case 'thread': {
      const head = await headOf(subject, stores);
      return head === undefined
        ? { kind: 'none', why: 'its thread has no message yet' }
        : { kind: 'post', channel: head.channel, threadTs: head.ts };
    }
    case 'deals':
    case 'managers':
    case 'support': {
      const channel = house.settings.channels[destination.to];
      return channel === undefined
        ? { kind: 'none', why: `no ${destination.to} channel is set` }
        : { kind: 'post', channel };
    }
  }
}

/** The message that heads the thread: a deal's card, a run's own message, the card of a retro's deal. */
async function headOf(subject: Subject, stores: Stores): Promise<Place | undefined> {
  switch (subject.kind) {
    case 'deal':
      return subject.deal.thread;
    case 'run':
      return subject.run.message;
    case 'retro': {
      const { workspaceId, dealId } = subject.retro;
      return (await stores.deals.byId(workspaceId, dealId))?.thread;
    }
    case 'member':
      return undefined;
  }
}

/** One line of order: what has the same one is said one after the other. */
export async function lineOf(
  subject: Subject,
  destination: Destination,
  house: House,
  stores: Stores,
): Promise<string> {
  switch (destination.to) {
    case 'person':
      return destination.userId;
    case 'message':
      return destination.channel;
    case 'thread':
      return (await headOf(subject, stores))?.channel ?? lineOfHead(subject, house);
    case 'deals':
    case 'managers':
    case 'support':
      return house.settings.channels[destination.to] ?? destination.to;
  }
}

/** Where the message that heads the thread will stand: replies wait in line behind it. */
function lineOfHead(subject: Subject, { settings }: House): string {
  const room = subject.kind === 'run' ? 'managers' : 'deals';
  return settings.channels[room] ?? room;
}
