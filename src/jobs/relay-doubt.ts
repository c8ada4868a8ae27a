import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Place, Subject } from '../outbox-ports.ts';
import { outageMs, settleMs, unreadableMs } from './back-off.ts';
import { type EntryParts, givenUp, inDoubt, sinceFirst, type Verdict, wordsOf } from './verdict.ts';
import { within } from './within.ts';

/** What may stand already is looked up. Undefined: it is not there, so it may be posted. */
export async function settleDoubt(
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
