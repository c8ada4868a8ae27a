import type { IsoDate } from './dates.ts';
import type { ContactKind } from './facts.ts';
import type { ChannelId, DealId, DealNumber, EntryId, UserId } from './ids.ts';

/** Where an announcement goes; channels are resolved when it is posted. */
export type Destination =
  | { readonly to: 'deals' | 'managers' | 'support' }
  /** The thread of the document's own message: a deal's card, a digest. */
  | { readonly to: 'thread' }
  | { readonly to: 'person'; readonly userId: UserId }
  /** An earlier message, edited in place. */
  | { readonly to: 'message'; readonly channel: ChannelId; readonly ts: string };

/** Why nothing could be said of a change of a deal, where it would have been said. */
export interface NotPosted {
  readonly number: DealNumber;
  readonly name: string;
  readonly where: 'deals' | 'managers' | 'support';
  readonly why: 'unset' | 'archived' | 'not-in-it' | 'closed';
}

/** What is to be said, as facts; a view renders it at the moment of posting. */
export type Facts =
  /** The deal's card as it is now; pending ones collapse into one. */
  | { readonly kind: 'card' }
  /** A reply in the deal's thread about one entry of its history. */
  | { readonly kind: 'thread'; readonly entryId: EntryId }
  | {
      readonly kind: 'quote';
      readonly quoteId: string;
      readonly what: 'accepted' | 'declined';
    }
  /** The attempt's retro follows how it was closed; `known`: only one that is there already. */
  | { readonly kind: 'retro'; readonly attempt: number; readonly known?: true }
  /** A retro's prompt as it is now; pending ones collapse into one. */
  | { readonly kind: 'retro-prompt' }
  | { readonly kind: 'celebration'; readonly entryId: EntryId }
  /** The message for support as it is now; pending ones collapse into one. */
  | { readonly kind: 'heads-up' }
  /** A heads-up that the handoff was too late to be edited into; edits it, and posts nothing. */
  | { readonly kind: 'heads-up-over' }
  /** `after`: the ts of the heads-up that it follows as a message of its own. */
  | { readonly kind: 'handoff'; readonly entryId: EntryId; readonly after?: string }
  | { readonly kind: 'handoff-taken'; readonly by: UserId }
  | { readonly kind: 'handoff-question'; readonly by: UserId; readonly text: string }
  | { readonly kind: 'handoff-reminder' }
  /** A manager does, or did, what was asked of them. */
  | {
      readonly kind: 'help-answered';
      readonly by: UserId;
      readonly to: UserId;
      readonly text: string;
      readonly how: 'taken' | 'done';
    }
  /** Asks the new owner to accept what an assignment gave them. */
  | { readonly kind: 'new-owner'; readonly entryId: EntryId }
  /** What became of it: edits the card that asked, and posts nothing. */
  | { readonly kind: 'new-owner-news'; readonly entryId: EntryId }
  | {
      readonly kind: 'owner-question';
      readonly by: UserId;
      readonly to: UserId;
      readonly text: string;
    }
  | { readonly kind: 'import-report'; readonly text: string }
  /** A run's own message (morning, digest); its content is on the run. `known`: only one that was posted. */
  | { readonly kind: 'run'; readonly known?: true }
  | { readonly kind: 'run-thread'; readonly part: string }
  | { readonly kind: 'welcome' }
  | ({ readonly kind: 'not-posted' } & NotPosted)
  /** Shows an admin that a channel can be posted to, and everybody in it what will come. */
  | { readonly kind: 'test-line' };

/**
 * `pending`: to be said once due. `sending`: a process took it; if it dies, whoever takes over asks
 * Slack first. `ambiguous`: Slack's answer was lost. `no-destination`: no usable channel yet.
 * `uncertain` and `dead`: given up, an operator can see it.
 */
type SayState = 'pending' | 'sending' | 'ambiguous' | 'no-destination' | 'uncertain' | 'dead';

/** One line of an outbox: facts that are to be posted exactly once. */
export interface Announcement {
  readonly id: string;
  readonly destination: Destination;
  readonly facts: Facts;
  readonly dueAt: Date;
  /** Who made the change; told when there is no channel to say it in. */
  readonly by?: UserId;
  /** Not said any more after this: yesterday's morning message helps nobody. */
  readonly expiresAt?: Date;
  readonly attempts: number;
  readonly state: SayState;
  readonly firstAttemptAt?: Date;
  readonly lastError?: string;
}

export function announce(
  id: string,
  destination: Destination,
  facts: Facts,
  dueAt: Date,
): Announcement {
  return { id, destination, facts, dueAt, attempts: 0, state: 'pending' };
}

/** Notes, contacts, next steps set and done: kept on the deal's outbox until they are copied to `activities` by id. */
export interface Activity {
  readonly id: string;
  readonly dealId: DealId;
  readonly at: Date;
  readonly on: IsoDate;
  readonly by: UserId;
  readonly attempt: number;
  readonly what:
    | { readonly kind: 'note'; readonly text: string }
    | { readonly kind: 'contact'; readonly contact: ContactKind; readonly text?: string }
    | { readonly kind: 'objection'; readonly text: string }
    | { readonly kind: 'planned'; readonly text: string; readonly on: IsoDate }
    | { readonly kind: 'step-done'; readonly text: string }
    /** The earlier one of this id was taken back. */
    | { readonly kind: 'undone'; readonly undoes: string };
}

/** Those that stand: without what was taken back, and without the taking back. */
export function standingActivities(all: readonly Activity[]): readonly Activity[] {
  const undone = new Set(all.flatMap(({ what }) => (what.kind === 'undone' ? [what.undoes] : [])));
  return all.filter(({ id, what }) => what.kind !== 'undone' && !undone.has(id));
}
