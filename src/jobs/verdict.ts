import { randomUUID } from 'node:crypto';
import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Messenger, OutboxStore, Place } from '../outbox-ports.ts';
import type { Log } from '../ports.ts';
import type { Blame } from './blame.ts';
import type { ChannelPauses } from './channel-pauses.ts';

/** What trying an entry needs. */
export interface EntryParts {
  readonly outbox: Pick<OutboxStore, 'follow'>;
  readonly messenger: Messenger;
  readonly log: Log;
  readonly pauses: ChannelPauses;
  readonly blame: Blame;
  readonly random: () => number;
  /** The messenger has its own, shorter deadline; this one is for a delivery that hangs elsewhere. */
  readonly hangMs: number;
}

/** What is to be written about an entry after it was tried. */
export type Verdict =
  | { readonly kind: 'sent'; readonly place?: Place }
  /** Too late to be said. */
  | { readonly kind: 'expired'; readonly why: string }
  | {
      readonly kind: 'later';
      readonly state: Announcement['state'];
      readonly afterMs: number;
      readonly error: string;
      readonly unspent?: boolean;
      readonly untried?: boolean;
    };

/** How long the first try is ago, milliseconds by the store's clock. */
export function sinceFirst(claim: Claim, entry: Announcement): number {
  return claim.at.getTime() - (entry.firstAttemptAt ?? claim.at).getTime();
}

/** Doubt costs no try: it is the answer that is missing, and nothing is wrong with the entry. */
export function inDoubt(afterMs: number, error: string): Verdict {
  return { kind: 'later', state: 'ambiguous', afterMs, error, unspent: true };
}

/** The words are kept where the entry was; the log gets the reference that finds them. */
export function expired({ log }: EntryParts, claim: Claim, entry: Announcement): Verdict {
  const reference = randomUUID().slice(0, 8);
  log.warn(
    { reference, workspaceId: claim.workspaceId, entry: entry.id, kind: entry.facts.kind },
    'an announcement was not posted in time',
  );
  const why = entry.lastError ?? 'nobody tried';
  return { kind: 'expired', why: `${reference}: not posted in time, ${why}` };
}

export function dead(parts: EntryParts, claim: Claim, entry: Announcement, error: string): Verdict {
  return givenUp(parts, claim, entry, 'dead', error);
}

/** The words stay with the entry, for the operator; the log gets the reference that finds them. */
export function givenUp(
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

export function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
