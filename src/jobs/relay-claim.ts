import type { Announcement, Facts } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import type { Claim, OutboxStore, Place, Subject } from '../outbox-ports.ts';
import type { Meter } from '../ports.ts';
import { saysNothing, tryEntry } from './relay-entry.ts';
import type { EntryParts, Verdict } from './verdict.ts';

export interface ClaimParts extends EntryParts {
  readonly outbox: OutboxStore;
  readonly meter: Meter;
}

/** Says what a claimed document has to say, in order per channel. */
export async function relayClaim(
  parts: ClaimParts,
  claim: Claim,
  mayGoOn: () => boolean,
): Promise<void> {
  await derive(parts, claim);
  let subject = claim.subject;
  const held = new Map<string, Hold>();
  for (const entry of claim.entries) {
    const channel = await channelOf(parts, subject, entry);
    const waitMs = entry.dueAt.getTime() - claim.at.getTime();
    if (waitMs > 0) {
      if (wasTried(entry)) held.set(channel, { afterMs: waitMs, state: entry.state });
      continue;
    }
    const hold = held.get(channel) ?? mustWait(parts, channel, mayGoOn);
    const verdict =
      hold === undefined
        ? await tryEntry(parts, claim, subject, entry, channel, mayGoOn)
        : putBack(entry, hold);
    if (!(await record(parts, claim, entry, verdict))) return;
    if (verdict.kind === 'sent') subject = withPlace(subject, entry, verdict.place);
    if (isStillToSay(verdict)) held.set(channel, verdict);
  }
  await parts.outbox.release(claim);
}

/** Why a channel's later entries wait, and for how long. */
interface Hold {
  readonly afterMs: number;
  readonly state: Announcement['state'];
}

/** Copying that failed rests by itself, and holds up nothing that is to be said. */
async function derive(parts: ClaimParts, claim: Claim): Promise<void> {
  try {
    await parts.outbox.derive(claim);
  } catch (error) {
    const what = error instanceof Error ? error.name : 'unknown';
    parts.log.error({ workspaceId: claim.workspaceId, error: what }, 'copying history failed');
    parts.meter.count('relay_derive_failures');
  }
}

/** Scheduled entries hold nobody up; failed, ambiguous and held ones keep the order. */
function wasTried(entry: Announcement): boolean {
  return entry.attempts > 0 || entry.state !== 'pending' || entry.lastError !== undefined;
}

async function channelOf(
  parts: ClaimParts,
  subject: Subject,
  entry: Announcement,
): Promise<string> {
  if (saysNothing(subject, entry)) return 'nowhere';
  try {
    return await parts.messenger.channelOf(subject, entry.destination);
  } catch {
    // The delivery meets the same error and is judged by it.
    return `unknown:${entry.destination.to}`;
  }
}

function mustWait(parts: ClaimParts, channel: string, mayGoOn: () => boolean): Hold | undefined {
  const pausedMs = parts.pauses.turn(channel);
  if (pausedMs > 0) return { afterMs: pausedMs, state: 'pending' };
  return mayGoOn() ? undefined : { afterMs: 0, state: 'pending' };
}

function putBack(entry: Announcement, hold: Hold): Verdict {
  const error = entry.lastError ?? 'waits for its turn';
  return {
    kind: 'later',
    state: stateWhileHeld(entry, hold),
    afterMs: hold.afterMs,
    error,
    unspent: true,
    untried: true,
  };
}

/** What may already be posted stays in doubt; what waits for a channel is found when it gets one. */
function stateWhileHeld(entry: Announcement, hold: Hold): Announcement['state'] {
  if (entry.state === 'sending' || entry.state === 'ambiguous') return 'ambiguous';
  return hold.state === 'no-destination' ? 'no-destination' : 'pending';
}

function isStillToSay(verdict: Verdict): verdict is Extract<Verdict, { readonly kind: 'later' }> {
  return verdict.kind === 'later' && verdict.state !== 'dead' && verdict.state !== 'uncertain';
}

/** False: another process took the document meanwhile; this one has nothing more to say about it. */
async function record(
  parts: ClaimParts,
  claim: Claim,
  entry: Announcement,
  verdict: Verdict,
): Promise<boolean> {
  const { outbox, meter } = parts;
  const label = verdict.kind === 'later' ? { state: verdict.state } : { kind: entry.facts.kind };
  const kept = await write(outbox, claim, entry, verdict);
  meter.count(`relay_${verdict.kind}`, label);
  if (!kept) lostClaim(parts, claim, entry);
  return kept;
}

function write(
  outbox: OutboxStore,
  claim: Claim,
  entry: Announcement,
  verdict: Verdict,
): Promise<boolean> {
  switch (verdict.kind) {
    case 'sent':
      return outbox.sent(claim, entry, verdict.place);
    case 'expired':
      return outbox.expired(claim, entry, verdict.why);
    case 'later': {
      const { kind: _, ...why } = verdict;
      return outbox.later(claim, entry, why);
    }
  }
}

function lostClaim(parts: ClaimParts, claim: Claim, entry: Announcement): void {
  parts.meter.count('relay_lost_claims');
  parts.log.warn(
    { workspaceId: claim.workspaceId, entry: entry.id, fence: claim.fence },
    'another process took this document over',
  );
}

/** Where a message stands now is where the next entries of this claim go. */
function withPlace(subject: Subject, { facts }: Announcement, place: Place | undefined): Subject {
  if (place === undefined) return subject;
  if (subject.kind === 'deal') return { kind: 'deal', deal: dealWith(subject.deal, facts, place) };
  if (subject.kind === 'run' && facts.kind === 'run') {
    return { kind: 'run', run: { ...subject.run, message: place } };
  }
  if (subject.kind === 'retro' && facts.kind === 'retro-prompt') {
    return { kind: 'retro', retro: { ...subject.retro, message: place } };
  }
  return subject;
}

function dealWith(deal: Deal, facts: Facts, place: Place): Deal {
  const { kind } = facts;
  if (kind === 'card') return { ...deal, thread: place };
  if (kind === 'heads-up' || kind === 'handoff') {
    return { ...deal, posted: { ...deal.posted, support: place } };
  }
  if (kind === 'handoff-reminder') {
    return { ...deal, posted: { ...deal.posted, reminder: place } };
  }
  if (kind === 'celebration') return { ...deal, posted: { ...deal.posted, celebration: place } };
  if (kind === 'new-owner') {
    return { ...deal, posted: { ...deal.posted, newOwner: { ...place, entryId: facts.entryId } } };
  }
  return deal;
}
