import type { Announcement } from '../domain/announcement.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Claim, OutboxStore, Place } from '../outbox-ports.ts';
import { deriveDeal } from './derive.ts';
import { followClose } from './follow-close.ts';
import { collectionOf } from './models.ts';
import { type OutboxParts, takeOne, toClaim } from './outbox-claim.ts';
import { nextDue, withEntry, withoutEntry } from './outbox-expressions.ts';
import { putUnreadableOff } from './outbox-poison.ts';
import { retryIn, stranded } from './outbox-stranded.ts';
import { placeFields } from './posted-places.ts';
import { nowIn } from './store-time.ts';
import { heldBy, outboxed } from './subjects.ts';

export function createOutboxStore(parts: OutboxParts): OutboxStore {
  let turn = 0;
  return {
    async claim(workspaceId) {
      // Each call starts at another collection, so that a busy one does not keep the others waiting.
      turn = (turn + 1) % outboxed.length;
      const order = [...outboxed.slice(turn), ...outboxed.slice(0, turn)];
      for (const collection of order) {
        const claim = await claimIn(parts, collection, workspaceId);
        if (claim !== undefined) return claim;
      }
      return undefined;
    },
    async follow({ subject }, { facts }) {
      if (subject.kind !== 'deal' || facts.kind !== 'retro') return;
      await followClose(parts, subject.deal, facts);
    },
    sent: (claim, entry, place) => sent(parts, claim, entry, place),
    expired: (claim, entry, why) =>
      write(parts, claim, [
        { outbox: withoutEntry(entry.id), ...skippedFields(claim, entry, why) },
      ]),
    later: (claim, entry, why) => later(parts, claim, entry, why),
    async release(claim) {
      const { collection, _id } = heldBy(claim);
      await collectionOf(parts.models, collection).updateOne(
        { workspaceId: claim.workspaceId, _id, 'claim.fence': claim.fence },
        { $unset: { 'claim.until': '' } },
      );
    },
    async derive(claim) {
      if (claim.subject.kind !== 'deal') return;
      await deriveDeal(parts.models, claim.workspaceId, claim.subject.deal.id, 'if-pending');
    },
    stranded: (workspaceId, limit) => stranded(parts, workspaceId, limit),
    async retryStranded(workspaceId, which = 'no-destination') {
      const counts = outboxed.map((collection) => retryIn(parts, collection, workspaceId, which));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
  };
}

/** More unreadable documents than this are left to the next call. */
const mostPassedOver = 50;

/** Documents that cannot be read are passed over. */
async function claimIn(
  parts: OutboxParts,
  collection: (typeof outboxed)[number],
  workspaceId: WorkspaceId,
): Promise<Claim | undefined> {
  for (let passed = 0; passed < mostPassedOver; passed += 1) {
    const found = await takeOne(parts, collection, workspaceId);
    if (found === undefined) return undefined;
    try {
      return await toClaim(parts, collection, found);
    } catch (error) {
      await putUnreadableOff(parts, collection, found.claimed, error);
    }
  }
  return undefined;
}

async function write(
  parts: OutboxParts,
  claim: Claim,
  stages: readonly Record<string, unknown>[],
): Promise<boolean> {
  const { collection, _id } = heldBy(claim);
  const { matchedCount } = await collectionOf(parts.models, collection).updateOne(
    { workspaceId: claim.workspaceId, _id, 'claim.fence': claim.fence },
    [...stages.map((fields) => ({ $set: fields })), { $set: { outboxDueAt: nextDue } }],
  );
  return matchedCount === 1;
}

async function sent(
  parts: OutboxParts,
  claim: Claim,
  entry: Announcement,
  place: Place | undefined,
): Promise<boolean> {
  return await write(parts, claim, [
    { outbox: withoutEntry(entry.id), ...placeFields(claim, entry, place) },
  ]);
}

/** Whoever reads the run sees that its message was never there, and why. */
function skippedFields(
  { subject }: Claim,
  { facts }: Announcement,
  why: string,
): Readonly<Record<string, unknown>> {
  if (subject.kind !== 'run' || facts.kind !== 'run' || subject.run.message !== undefined)
    return {};
  return { content: { $literal: { kind: 'skipped', why } }, revision: { $add: ['$revision', 1] } };
}

type Why = Parameters<OutboxStore['later']>[2];

async function later(
  parts: OutboxParts,
  claim: Claim,
  entry: Announcement,
  why: Why,
): Promise<boolean> {
  const attempts =
    why.unspent === true
      ? { $max: [0, { $subtract: ['$$entry.attempts', 1] }] }
      : '$$entry.attempts';
  const change = {
    $mergeObjects: [
      '$$entry',
      {
        state: why.state,
        lastError: { $literal: why.error },
        retryAt: { $add: [nowIn(parts.time), Math.max(0, Math.round(why.afterMs))] },
        attempts,
      },
    ],
  };
  // The claim took this for its first attempt.
  const isFirst = entry.firstAttemptAt !== undefined && entry.firstAttemptAt >= claim.at;
  const kept =
    why.untried === true && isFirst
      ? { $unsetField: { field: 'firstAttemptAt', input: change } }
      : change;
  return await write(parts, claim, [{ outbox: withEntry(entry.id, kept) }]);
}
