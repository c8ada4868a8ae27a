import { randomUUID } from 'node:crypto';
import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Delivery, Messenger, Place, Subject } from '../outbox-ports.ts';
import type { Log } from '../ports.ts';
import { backOffMs, hungMs, maxAttempts, noDestinationMs, settleMs } from './back-off.ts';
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
    return { kind: 'later', state: 'ambiguous', afterMs: hungMs, error: 'no answer' };
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
  const since = claim.at.getTime() - (entry.firstAttemptAt ?? claim.at).getTime();
  if (since < settleMs) {
    const error = entry.lastError ?? 'its process died';
    return { kind: 'later', state: 'ambiguous', afterMs: settleMs - since, error, unspent: true };
  }
  try {
    const found = await within(parts.messenger.lookUp(subject, entry), parts.hangMs, () => {
      throw new Error('looking it up took too long');
    });
    if (found === 'absent') return undefined;
    if (found !== 'unreadable') return { kind: 'sent', place: found };
    return givenUp(parts, claim, entry, 'uncertain', 'may be posted; the channel cannot be read');
  } catch (error) {
    const say = `looking it up failed: ${wordsOf(error)}`;
    if (entry.attempts >= maxAttempts) return givenUp(parts, claim, entry, 'uncertain', say);
    const afterMs = Math.max(settleMs, backOffMs(entry.attempts, parts.random));
    return { kind: 'later', state: 'ambiguous', afterMs, error: say };
  }
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
    return { kind: 'failed', error: wordsOf(error), permanent: false };
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
    case 'ambiguous': {
      const backOff = entry.attempts === 1 ? 0 : backOffMs(entry.attempts - 1, parts.random);
      const afterMs = Math.max(settleMs, backOff);
      return { kind: 'later', state: 'ambiguous', afterMs, error: delivery.error };
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
