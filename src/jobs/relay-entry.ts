import { randomUUID } from 'node:crypto';
import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Delivery, Messenger, Place, Subject } from '../outbox-ports.ts';
import type { Log } from '../ports.ts';
import { isTransient } from '../transient-error.ts';
import {
  backOffMs,
  hungMs,
  maxAttempts,
  noDestinationMs,
  outageMs,
  settleMs,
  unreadableMs,
} from './back-off.ts';
import type { ChannelPauses } from './channel-pauses.ts';
import { within } from './within.ts';

export interface EntryParts {
  readonly messenger: Messenger;
  readonly log: Log;
  readonly pauses: ChannelPauses;
  readonly random: () => number;
  /** The messenger has its own, shorter deadline; this one is for a delivery that hangs elsewhere. */
  readonly hangMs: number;
}

/** What is to be written about an entry after it was tried. */
export type Verdict =
  | { readonly kind: 'sent'; readonly place?: Place }
  | {
      readonly kind: 'later';
      readonly state: Announcement['state'];
      readonly afterMs: number;
      readonly error: string;
      readonly unspent?: boolean;
    };

/** Tries one entry; never posts what may already stand there. */
export async function tryEntry(
  parts: EntryParts,
  claim: Claim,
  subject: Subject,
  entry: Announcement,
  channel: string,
): Promise<Verdict> {
  if (entry.state === 'sending' || entry.state === 'ambiguous') {
    const known = await settleDoubt(parts, claim, subject, entry);
    if (known !== undefined) return known;
  }
  if (entry.attempts > maxAttempts) {
    return dead(parts, claim, entry, entry.lastError ?? 'its process died each time it was tried');
  }
  if (entry.expiresAt !== undefined && entry.expiresAt < claim.at) return { kind: 'sent' };
  const delivery = await deliver(parts, subject, entry);
  if (delivery === 'hangs') {
    return inDoubt(hungMs, 'no answer');
  }
  return judge(parts, claim, entry, channel, delivery);
}

/** Undefined: it is not there, so it may be posted. */
async function settleDoubt(
  parts: EntryParts,
  claim: Claim,
  subject: Subject,
  entry: Announcement,
): Promise<Verdict | undefined> {
  const since = sinceFirst(claim, entry);
  if (since < settleMs) return inDoubt(settleMs - since, entry.lastError ?? 'its process died');
  const found = await lookUp(parts, subject, entry);
  if (found.kind === 'absent') return undefined;
  if (found.kind === 'found') return { kind: 'sent', place: found.place };
  if (found.kind === 'unreadable' && since >= unreadableMs) {
    return givenUp(parts, claim, entry, 'uncertain', found.why);
  }
  return inDoubt(Math.max(settleMs, outageMs(since, parts.random)), found.why);
}

type Found =
  | { readonly kind: 'absent' }
  | { readonly kind: 'found'; readonly place: Place }
  /** It can be asked, and does not tell; or nobody can be asked at the moment. */
  | { readonly kind: 'unreadable' | 'unreachable'; readonly why: string };

async function lookUp(parts: EntryParts, subject: Subject, entry: Announcement): Promise<Found> {
  try {
    const asked = parts.messenger.lookUp(subject, entry);
    const found = await within<Awaited<typeof asked>>(asked, parts.hangMs, () => 'unreachable');
    if (found === 'absent') return { kind: 'absent' };
    if (found === 'unreadable') {
      return { kind: found, why: 'may be posted; the channel cannot be read' };
    }
    if (found === 'unreachable') {
      return { kind: found, why: 'may be posted; Slack does not answer' };
    }
    return { kind: 'found', place: found };
  } catch (error) {
    return { kind: 'unreadable', why: `looking it up failed: ${wordsOf(error)}` };
  }
}

/** How long the first try is ago, milliseconds by the store's clock. */
function sinceFirst(claim: Claim, entry: Announcement): number {
  return claim.at.getTime() - (entry.firstAttemptAt ?? claim.at).getTime();
}

/** Doubt costs no try: it is the answer that is missing, and nothing is wrong with the entry. */
function inDoubt(afterMs: number, error: string): Verdict {
  return { kind: 'later', state: 'ambiguous', afterMs, error, unspent: true };
}

async function deliver(
  parts: EntryParts,
  subject: Subject,
  entry: Announcement,
): Promise<Delivery | 'hangs'> {
  try {
    const delivery: Promise<Delivery | 'hangs'> = parts.messenger.deliver(subject, entry);
    return await within(delivery, parts.hangMs, () => 'hangs');
  } catch (error) {
    // A messenger answers with a Delivery once it spoke to Slack; what it throws comes before that.
    return isTransient(error)
      ? { kind: 'unreachable', error: wordsOf(error) }
      : { kind: 'failed', error: wordsOf(error), permanent: false };
  }
}

function judge(
  parts: EntryParts,
  claim: Claim,
  entry: Announcement,
  channel: string,
  delivery: Delivery,
): Verdict {
  switch (delivery.kind) {
    case 'sent':
      return { kind: 'sent', place: delivery.place };
    case 'dropped':
      return { kind: 'sent' };
    case 'rate-limited': {
      parts.pauses.pause(pauseKey(claim, channel), delivery.afterMs);
      const afterMs = parts.pauses.turn(pauseKey(claim, channel));
      return { kind: 'later', state: 'pending', afterMs, error: 'ratelimited', unspent: true };
    }
    case 'unreachable': {
      const afterMs = outageMs(sinceFirst(claim, entry), parts.random);
      return { kind: 'later', state: 'pending', afterMs, error: delivery.error, unspent: true };
    }
    case 'ambiguous': {
      const backOff = outageMs(sinceFirst(claim, entry), parts.random);
      return inDoubt(Math.max(settleMs, backOff), delivery.error);
    }
    case 'no-destination':
      return {
        kind: 'later',
        state: 'no-destination',
        afterMs: noDestinationMs,
        error: delivery.why,
        unspent: true,
      };
    case 'failed': {
      if (delivery.permanent || entry.attempts >= maxAttempts) {
        return dead(parts, claim, entry, delivery.error);
      }
      const afterMs = backOffMs(entry.attempts, parts.random);
      return { kind: 'later', state: 'pending', afterMs, error: delivery.error };
    }
  }
}

export function pauseKey(claim: Claim, channel: string): string {
  return `${claim.workspaceId}:${channel}`;
}

function dead(parts: EntryParts, claim: Claim, entry: Announcement, error: string): Verdict {
  return givenUp(parts, claim, entry, 'dead', error);
}

/** The words stay with the entry, for the operator; the log gets the reference that finds them. */
function givenUp(
  parts: EntryParts,
  claim: Claim,
  entry: Announcement,
  state: 'dead' | 'uncertain',
  error: string,
): Verdict {
  const reference = randomUUID().slice(0, 8);
  parts.log.error(
    { reference, workspaceId: claim.workspaceId, entry: entry.id, kind: entry.facts.kind },
    state === 'dead' ? 'an announcement was given up' : 'an announcement may be posted or not',
  );
  return { kind: 'later', state, afterMs: 0, error: `${reference}: ${error}` };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
