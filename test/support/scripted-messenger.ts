import type { Announcement, Destination } from '../../src/domain/announcement.ts';
import { ChannelId } from '../../src/domain/ids.ts';
import type { Delivery, Messenger, Place, Subject } from '../../src/outbox-ports.ts';

/** What Slack does with one delivery. */
export type Fault =
  | 'ok'
  | 'rate-limited'
  /** The message stands, but the answer never came. */
  | 'lost-after'
  /** Nothing was done, and nobody can know. */
  | 'lost-before'
  | 'not-in-channel'
  /** Nothing was sent: Slack cannot be reached. */
  | 'unreachable'
  | 'refused'
  /** The message stands, and the call never returns. */
  | 'hang'
  /** The view could not be rendered: thrown before anything was sent. */
  | 'throw';

type LookUpFault = 'ok' | 'unreadable' | 'unreachable' | 'throw';

export interface Posted {
  readonly id: string;
  readonly subject: string;
  readonly channel: string;
  readonly ts: string;
  readonly entry: Announcement;
}

export interface Script {
  readonly fault?: (entry: Announcement, channel: string) => Fault;
  readonly lookUpFault?: (entry: Announcement) => LookUpFault;
  readonly channelOf?: (subject: Subject, destination: Destination) => string;
  readonly retryAfterMs?: number;
  readonly delay?: () => Promise<void>;
}

export interface ScriptedMessenger extends Messenger {
  /** What stands in Slack, in the order in which it appeared. */
  readonly posts: readonly Posted[];
  /** Every call, with what became of it. */
  readonly calls: readonly {
    readonly id: string;
    readonly channel: string;
    readonly fault: Fault;
    readonly at: number;
  }[];
  readonly lookUps: readonly string[];
}

/** Slack as a list of posts, with troubles as a script says; several relays may share one. */
export function scriptedMessenger(script: Script = {}): ScriptedMessenger {
  const posts: Posted[] = [];
  const calls: { id: string; channel: string; fault: Fault; at: number }[] = [];
  const lookUps: string[] = [];
  const channelOf = script.channelOf ?? defaultChannelOf;

  const post = (subject: Subject, entry: Announcement, channel: string): Place => {
    const ts = `${posts.length + 1}.000000`;
    posts.push({ id: entry.id, subject: subjectId(subject), channel, ts, entry });
    return placeOf(channel, ts);
  };

  return {
    posts,
    calls,
    lookUps,
    channelOf: async (subject, destination) => channelOf(subject, destination),
    async lookUp(_subject, entry) {
      lookUps.push(entry.id);
      await script.delay?.();
      const fault = script.lookUpFault?.(entry) ?? 'ok';
      if (fault === 'throw') throw new Error('looking up failed');
      if (fault !== 'ok') return fault;
      const found = posts.find(({ id }) => id === entry.id);
      return found === undefined ? 'absent' : placeOf(found.channel, found.ts);
    },
    async deliver(subject, entry): Promise<Delivery> {
      const channel = channelOf(subject, entry.destination);
      const fault = script.fault?.(entry, channel) ?? 'ok';
      calls.push({ id: entry.id, channel, fault, at: performance.now() });
      await script.delay?.();
      switch (fault) {
        case 'ok':
          return { kind: 'sent', place: post(subject, entry, channel) };
        case 'rate-limited':
          return { kind: 'rate-limited', channel, afterMs: script.retryAfterMs ?? 1_000 };
        case 'lost-after':
          post(subject, entry, channel);
          return { kind: 'ambiguous', error: 'socket hang up' };
        case 'lost-before':
          return { kind: 'ambiguous', error: 'HTTP 500' };
        case 'not-in-channel':
          return { kind: 'no-destination', why: 'not_in_channel' };
        case 'unreachable':
          return { kind: 'unreachable', error: 'ECONNREFUSED' };
        case 'refused':
          return { kind: 'failed', error: 'invalid_blocks', permanent: false };
        case 'hang':
          post(subject, entry, channel);
          return await new Promise<Delivery>(() => undefined);
        case 'throw':
          throw new TypeError('cannot render');
      }
    },
  };
}

export function subjectId(subject: Subject): string {
  switch (subject.kind) {
    case 'deal':
      return subject.deal.id;
    case 'run':
      return subject.run.id;
    case 'retro':
      return subject.retro.id;
    case 'member':
      return subject.member.userId;
  }
}

function defaultChannelOf(subject: Subject, destination: Destination): string {
  switch (destination.to) {
    case 'deals':
      return 'CDEALS';
    case 'managers':
      return 'CMANAGERS';
    case 'support':
      return 'CSUPPORT';
    case 'person':
      return `D${destination.userId}`;
    case 'message':
      return destination.channel;
    case 'thread':
      return threadOf(subject);
  }
}

function threadOf(subject: Subject): string {
  if (subject.kind === 'deal') return subject.deal.thread?.channel ?? 'CDEALS';
  if (subject.kind === 'run') return subject.run.message?.channel ?? 'CMANAGERS';
  return 'CDEALS';
}

function placeOf(channel: string, ts: string): Place {
  return { channel: ChannelId.parse(channel), ts };
}
