import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Delivery, Subject } from '../outbox-ports.ts';
import { isTransient } from '../transient-error.ts';
import { backOffMs, hungMs, maxAttempts, noDestinationMs, outageMs, settleMs } from './back-off.ts';
import { settleDoubt } from './relay-doubt.ts';
import { dead, type EntryParts, inDoubt, sinceFirst, type Verdict, wordsOf } from './verdict.ts';
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
): Promise<Verdict> {
  const isSilent = saysNothing(subject, entry);
  // What says nothing may be done again without asking.
  if (!isSilent && (entry.state === 'sending' || entry.state === 'ambiguous')) {
    const known = await settleDoubt(parts, claim, subject, entry);
    if (known !== undefined) return known;
  }
  if (entry.attempts > maxAttempts) {
    return dead(parts, claim, entry, entry.lastError ?? 'its process died each time it was tried');
  }
  if (entry.expiresAt !== undefined && entry.expiresAt < claim.at) return { kind: 'sent' };
  const work = isSilent ? follow(parts, claim, entry) : parts.messenger.deliver(subject, entry);
  const delivery = await delivered(parts, work);
  if (delivery === 'hangs') return inDoubt(hungMs, 'no answer');
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

async function delivered(parts: EntryParts, work: Promise<Delivery>): Promise<Delivery | 'hangs'> {
  try {
    return await within<Delivery | 'hangs'>(work, parts.hangMs, () => 'hangs');
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
      parts.pauses.pause(channel, delivery.afterMs);
      const afterMs = parts.pauses.turn(channel);
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
