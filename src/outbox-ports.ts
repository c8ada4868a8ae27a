import type { Announcement, Destination } from './domain/announcement.ts';
import type { Deal } from './domain/deal.ts';
import type { ChannelId, UserId, WorkspaceId } from './domain/ids.ts';
import type { Member } from './domain/member.ts';
import type { Retro } from './domain/retro.ts';
import type { Run } from './domain/run.ts';

/** The document whose change an outbox announces. */
export type Subject =
  | { readonly kind: 'deal'; readonly deal: Deal }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'retro'; readonly retro: Retro }
  | { readonly kind: 'member'; readonly member: Member };

/** A document taken by one process for a while; every write of the holder carries the fence. */
export interface Claim {
  readonly subject: Subject;
  readonly workspaceId: WorkspaceId;
  readonly fence: number;
  /** The store's clock at the claim; entries due after it were not taken, they only keep the order. */
  readonly at: Date;
  /** How long the claim holds from `at` on; then another process may take the document. */
  readonly leaseMs: number;
  /**
   * Everything still to be said, in order, with the attempts counted by this claim and the state from
   * before it. `sending` ones were taken by a process that died: ask Slack first. `uncertain` and
   * `dead` ones are not among them.
   */
  readonly entries: readonly Announcement[];
}

export interface OutboxStore {
  /** Takes one document of the workspace with something due, counting an attempt on each due entry; undefined: none. */
  claim(workspaceId: WorkspaceId): Promise<Claim | undefined>;
  /** Does what an entry stands for that says nothing itself: a retro follows its close. Harmless when done again. */
  follow(claim: Claim, entry: Announcement): Promise<void>;
  /** The entry is posted, or (without a place) not to be said any more: it leaves the outbox; a card's or run's place is kept on the document. */
  sent(claim: Claim, entry: Announcement, place?: Place): Promise<boolean>;
  /** It is too late to say it: it leaves the outbox, and a run that was never posted is one that was skipped for this reason. */
  expired(claim: Claim, entry: Announcement, why: string): Promise<boolean>;
  /** The entry stays, to be tried after a while by the store's clock. */
  later(
    claim: Claim,
    entry: Announcement,
    why: {
      readonly state: Announcement['state'];
      readonly afterMs: number;
      readonly error: string;
      /** It was not its own fault: the attempt counted at the claim is given back. */
      readonly unspent?: boolean;
      /** It only waited for others: its first attempt, when it had none, is still to come. */
      readonly untried?: boolean;
    },
  ): Promise<boolean>;
  release(claim: Claim): Promise<void>;
  /** Copies pending history and activities to their own collections, idempotent by id. */
  derive(claim: Claim): Promise<void>;
  /** What waits for an operator. */
  stranded(workspaceId: WorkspaceId, limit: number): Promise<readonly Announcement[]>;
  /**
   * What waits is due again, in so many documents: what has no destination (a channel was set, the
   * bot was invited); or, when an operator asks, also what was given up. What may be posted is looked
   * up first.
   */
  retryStranded(workspaceId: WorkspaceId, which?: 'no-destination' | 'all'): Promise<number>;
}

export interface Place {
  readonly channel: ChannelId;
  readonly ts: string;
}

export type Delivery =
  | { readonly kind: 'sent'; readonly place: Place }
  /** Nothing to say any more (undone, superseded): leaves the outbox. */
  | { readonly kind: 'dropped'; readonly why: string }
  | { readonly kind: 'rate-limited'; readonly channel: string; readonly afterMs: number }
  /** Surely not sent, and not because of what is said: the destination cannot be reached. */
  | { readonly kind: 'unreachable'; readonly error: string }
  /** Slack may have done it. */
  | { readonly kind: 'ambiguous'; readonly error: string }
  | { readonly kind: 'no-destination'; readonly why: string }
  /** It comes late, when nobody is at work: to be said when they are. */
  | { readonly kind: 'off-hours'; readonly afterMs: number }
  /** Refused for what it says itself. */
  | { readonly kind: 'failed'; readonly error: string; readonly permanent: boolean };

export interface Messenger {
  /** Renders and posts one entry, exactly one Slack write, no retry of its own. */
  deliver(subject: Subject, entry: Announcement): Promise<Delivery>;
  /** Looks for the entry's id in Slack from its first attempt on; `unreachable`: Slack does not answer. */
  lookUp(
    subject: Subject,
    entry: Announcement,
  ): Promise<Place | 'absent' | 'unreadable' | 'unreachable'>;
  /** Where an entry would go, to keep order per channel without posting; also when no channel is set. */
  channelOf(subject: Subject, destination: Destination): Promise<string>;
}

/** What a person wrote in a thread. */
export interface ThreadReply {
  readonly ts: string;
  readonly by: UserId;
  readonly text: string;
}

/** Reads threads back: events are only the fast path, and are lost in downtime. */
export interface Threads {
  /**
   * Replies of people (not of bots) after this ts, oldest first; `unreadable`: Slack does not say;
   * `busy`: it was asked too much, and says in a while.
   */
  repliesSince(
    workspaceId: WorkspaceId,
    place: Place,
    after: string,
  ): Promise<readonly ThreadReply[] | 'unreadable' | 'busy'>;
}
