import type { IsoDate } from './dates.ts';
import type { ChannelId, DealId, DealNumber, EntryId, UserId, WorkspaceId } from './ids.ts';

/** A planned meeting or demo whose day is over. */
export interface MeetingAsked {
  readonly kind: 'met' | 'demo';
  readonly on: IsoDate;
  readonly personId?: string;
}

/** One morning message's row: edited in place as it is done. */
export interface MorningRow {
  readonly dealId: DealId;
  /** Why it is here, in words, as of this morning. */
  readonly why: string;
  /** `new` pings; a repeat says where it goes next. */
  readonly repeat: 0 | 1 | 2 | 3;
  readonly goesToManagerOn?: IsoDate;
  /** Whether it took place is what the row asks. */
  readonly meeting?: MeetingAsked;
  /** A step of its reader has come, and can be done where it stands. */
  readonly step?: true;
  readonly done?: RowDone;
}

/** `by`: somebody else than its reader, to whom it is theirs to take back. */
export interface RowDone {
  readonly what: string;
  readonly at: Date;
  readonly by?: UserId;
}

/** Something its reader promised in a retro. */
export interface MorningAction {
  readonly id: string;
  readonly retroId: string;
  readonly number: DealNumber;
  readonly dealName: string;
  readonly text: string;
  readonly due: IsoDate;
  readonly doneAt?: Date;
}

/** A closed deal that its owner wanted to look at again. */
export interface MorningRevisit {
  readonly dealId: DealId;
  /** The day that was set: what is asked once. */
  readonly lookAgainOn: IsoDate;
  readonly why: string;
  readonly done?: RowDone;
}

/** Imported deals that wait for their owner's look; said once. */
export interface MorningCleanUp {
  readonly waiting: number;
  readonly doneAt?: Date;
}

/** A deal that its reader was given and has not accepted. */
export interface MorningAcceptance {
  readonly dealId: DealId;
  /** The assignment that is to be accepted. */
  readonly entryId: EntryId;
  readonly by: UserId;
  /** Whom to ask about it. */
  readonly from: UserId;
  readonly givenOn: IsoDate;
  readonly goesToManagerOn?: IsoDate;
  readonly done?: RowDone;
}

export interface MorningContent {
  readonly kind: 'morning';
  readonly userId: UserId;
  readonly date: IsoDate;
  readonly rows: readonly MorningRow[];
  /** Due deals that are left to App Home today. */
  readonly more: number;
  readonly actions?: readonly MorningAction[];
  readonly revisits?: readonly MorningRevisit[];
  readonly acceptances?: readonly MorningAcceptance[];
  readonly cleanUp?: MorningCleanUp;
  /** A newer morning was made: what is to be tapped stands there. */
  readonly over?: true;
}

/** The tables in a digest's thread: deals now, what changed, what became of earlier deals. */
export const digestTables = ['now', 'changed', 'became'] as const;
export type DigestTable = (typeof digestTables)[number];

/** What a month or a quarter taught; in the thread of the first digest after it. */
const reviews = ['month', 'quarter'] as const;
export type Review = (typeof reviews)[number];

/** An answer in the thread of a digest, repeated a week later. */
export interface Agreed {
  readonly by: UserId;
  readonly text: string;
}

export interface DigestContent {
  readonly kind: 'digest';
  /** ISO week of the cut-off, `2026-W11`. */
  readonly week: string;
  readonly from: Date;
  readonly to: Date;
  /** Set when it is posted after its hour. */
  readonly lateBy?: string;
  /** What was said in the thread of the digest before. */
  readonly agreed?: readonly Agreed[];
}

/** Work that found its slot done or skipped, with the reason. */
interface SkippedContent {
  readonly kind: 'skipped';
  readonly why: string;
}

interface SweepContent {
  readonly kind: 'sweep';
  readonly touched: number;
}

/** One slot of one job; its id is the claim, so a slot runs once however many processes tick. */
export interface Run {
  /** workspace:job:member?:local date or ISO week. */
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly job: string;
  readonly at: Date;
  readonly content: MorningContent | DigestContent | SkippedContent | SweepContent;
  readonly message?: { readonly channel: ChannelId; readonly ts: string };
}
