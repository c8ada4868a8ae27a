import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Delivery, Subject } from '../outbox-ports.ts';
import { isTransient } from '../transient-error.ts';
import {
  backOffMs,
  hungMs,
  maxAttempts,
  noDestinationMs,
  notTakenMs,
  outageMs,
  settleMs,
} from './back-off.ts';
import { settleDoubt } from './relay-doubt.ts';
import {
  dead,
  type EntryParts,
  expired,
  inDoubt,
  sinceFirst,
  type Verdict,
  wordsOf,
} from './verdict.ts';
import { within } from './within.ts';

/** The store makes the retro; the retro has its own prompt to say. */
export function saysNothing(subject: Subject, { facts }: Announcement): boolean {
  return subject.kind === 'deal' && facts.kind === 'retro';
}

/** Tries one entry; never posts what may already stand there. */
export async function tryEntry(
  parts: EntryParts,
  claim: Claim,
  subject: Subject,
  entry: Announcement,
  channel: string,
  mayGoOn: () => boolean,
): Promise<Verdict> {
  const isSilent = saysNothing(subject, entry);
  // What says nothing may be done again without asking.
  if (!isSilent && (entry.state === 'sending' || entry.state === 'ambiguous')) {
    const known = await settleDoubt(parts, claim, subject, entry);
    if (known !== undefined) return known;
    if (!mayGoOn()) return inDoubt(0, entry.lastError ?? 'looking it up took long');
  }
  if (entry.attempts > maxAttempts) {
    return dead(parts, claim, entry, entry.lastError ?? 'its process died each time it was tried');
  }
  if (entry.expiresAt !== undefined && entry.expiresAt < claim.at) {
    return expired(parts, claim, entry);
  }
  const delivery = await delivered(parts, () =>
    isSilent ? follow(parts, claim, entry) : parts.messenger.deliver(subject, entry),
  );
  if (delivery === 'hangs') {
    return notTaken(parts, claim, entry, { kind: 'ambiguous', error: 'no answer' }, hungMs);
  }
  return judge(parts, claim, entry, channel, delivery);
}

async function follow(
  { outbox }: EntryParts,
  claim: Claim,
  entry: Announcement,
): Promise<Delivery> {
  await outbox.follow(claim, entry);
  return { kind: 'dropped', why: 'it says nothing itself' };
}

async function delivered(
  parts: EntryParts,
  work: () => Promise<Delivery>,
): Promise<Delivery | 'hangs'> {
  try {
    return await within<Delivery | 'hangs'>(work(), parts.hangMs, () => 'hangs');
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
      parts.blame.took();
      return { kind: 'sent', place: delivery.place };
    case 'dropped':
      return { kind: 'sent' };
    case 'rate-limited': {
      parts.pauses.pause(channel, delivery.afterMs);
      const afterMs = parts.pauses.turn(channel);
      return { kind: 'later', state: 'pending', afterMs, error: 'ratelimited', unspent: true };
    }
    case 'unreachable':
      return notTaken(parts, claim, entry, delivery, 0);
    case 'ambiguous':
      return notTaken(parts, claim, entry, delivery, settleMs);
    case 'no-destination':
      return {
        kind: 'later',
        state: 'no-destination',
        afterMs: noDestinationMs,
        error: delivery.why,
        unspent: true,
      };
    case 'off-hours': {
      const { afterMs } = delivery;
      const why = { error: 'waits for working hours', unspent: true, untried: true };
      return { kind: 'later', state: 'pending', afterMs, ...why };
    }
    case 'failed':
      return delivery.permanent
        ? dead(parts, claim, entry, delivery.error)
        : failed(parts, claim, entry, delivery.error);
  }
}

/** An outage costs no try; an entry that Slack does not take while it takes others fails by itself. */
function notTaken(
  parts: EntryParts,
  claim: Claim,
  entry: Announcement,
  { kind, error }: Extract<Delivery, { readonly kind: 'unreachable' | 'ambiguous' }>,
  leastMs: number,
): Verdict {
  const since = sinceFirst(claim, entry);
  const mayStand = kind === 'ambiguous';
  const isOwn = parts.blame.isOwn() || (mayStand && since >= notTakenMs);
  if (isOwn && !mayStand) return failed(parts, claim, entry, error);
  const pauseMs = isOwn ? backOffMs(entry.attempts, parts.random) : outageMs(since, parts.random);
  // After the last try it is looked up once more, and given up when it is not there.
  const isLast = isOwn && entry.attempts >= maxAttempts;
  return {
    kind: 'later',
    state: mayStand ? 'ambiguous' : 'pending',
    afterMs: isLast ? leastMs : Math.max(leastMs, pauseMs),
    error,
    unspent: !isOwn,
  };
}

function failed(parts: EntryParts, claim: Claim, entry: Announcement, error: string): Verdict {
  if (entry.attempts >= maxAttempts) return dead(parts, claim, entry, error);
  const afterMs = backOffMs(entry.attempts, parts.random);
  return { kind: 'later', state: 'pending', afterMs, error };
}
