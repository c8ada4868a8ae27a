import type { IsoDate } from './dates.ts';
import type { ContactKind, Facts, Quote } from './facts.ts';
import type { HistoryEntry } from './history.ts';
import type {
  ChannelId,
  ChoiceId,
  DealId,
  DealNumber,
  EntryId,
  PipelineId,
  StageId,
  UserId,
  WorkspaceId,
} from './ids.ts';
import type { Money } from './money.ts';
import type { TakeBack } from './take-back.ts';

export interface NextStep {
  readonly text: string;
  readonly on: IsoDate;
  /** A planned meeting or demo is asked about the morning after. */
  readonly meeting?: { readonly kind: 'met' | 'demo'; readonly personId?: string };
}

export interface Waiting {
  readonly until: IsoDate;
  /** Absent when it was put off by a tap. */
  readonly reason?: string;
  readonly since: Date;
}

export interface HelpAsked {
  readonly by: UserId;
  readonly at: Date;
  readonly text: string;
  /** Who said they do it. */
  readonly takenBy?: UserId;
  readonly takenAt?: Date;
}

/** The last next step or wait that is over: until then it kept the clocks quiet. */
export interface LastPlan {
  readonly to: IsoDate;
  /** It was a wait, which is asked about until somebody acts. */
  readonly waited?: Pick<Waiting, 'reason'>;
}

export interface LastContact {
  readonly kind: ContactKind;
  readonly at: Date;
  readonly by: UserId;
}

/** How a closed attempt ended; gone from the live deal when it is reopened, kept in history. */
export interface WonOutcome {
  readonly kind: 'won';
  readonly at: Date;
  readonly signedOn: IsoDate;
  readonly decidedBy: readonly ChoiceId[];
  readonly wentWell?: readonly StageId[];
  readonly text?: string;
}

export interface LostOutcome {
  readonly kind: 'lost';
  readonly at: Date;
  readonly reason: ChoiceId;
  readonly missedAt?: StageId;
  readonly how?: 'skipped' | 'badly' | 'out-of-hands';
  readonly lesson?: string;
  readonly reopenIf?: 'budget' | 'person' | 'feature' | 'timing' | 'nothing';
  readonly lookAgainOn?: IsoDate;
}

export interface UnqualifiedOutcome {
  readonly kind: 'unqualified';
  readonly at: Date;
  readonly reason: ChoiceId;
  readonly text?: string;
  readonly lookAgainOn?: IsoDate;
}

export type Outcome = WonOutcome | LostOutcome | UnqualifiedOutcome;

/** How it ended, which is when it is said. */
export type Ending = Timeless<Outcome>;
type Timeless<One> = One extends Outcome ? Omit<One, 'at'> : never;

/** Made by mistake and taken back at once: in no list and no number, and nothing is done with it. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
  readonly at: Date;
  readonly by: UserId;
}

/** Open, or closed with everything an outcome has to say: a lost deal without a reason cannot be written. */
export type Standing = { readonly kind: 'open' } | Outcome | Withdrawn;

/** Support taking over the customer of a deal that was won. */
export interface Handoff {
  /** When it is offered: once the close can no longer be undone. */
  readonly offeredAt: Date;
  readonly takenBy?: UserId;
  readonly takenAt?: Date;
  readonly remindedAt?: Date;
}

/** Somebody was given the deal by another person, and is asked whether they take it. */
export interface Acceptance {
  /** The assignment in the history. */
  readonly entryId: EntryId;
  readonly to: UserId;
  readonly by: UserId;
  /** Whose it was; absent: nobody's. */
  readonly from?: UserId;
  readonly at: Date;
  readonly why?: string;
  /** The first moment after it at which the new owner is at work. */
  readonly askedAt: Date;
  readonly takenAt?: Date;
}

interface Place {
  readonly channel: ChannelId;
  readonly ts: string;
}

/** Messages that change with the running attempt; only the relay writes where they stand. */
export interface Posted {
  readonly support?: Place;
  /** The reminder that the handoff waits. */
  readonly reminder?: Place;
  readonly celebration?: Place;
  /** The newest "New owner" card, and the assignment it is about. */
  readonly newOwner?: Place & { readonly entryId: EntryId };
}

export interface Deal {
  readonly id: DealId;
  readonly workspaceId: WorkspaceId;
  readonly pipelineId: PipelineId;
  readonly number: DealNumber;
  readonly name: string;
  readonly account?: string;
  readonly contact?: string;
  /** Absent: unclaimed. */
  readonly ownerId?: UserId;
  readonly createdBy: UserId | 'import';
  readonly createdAt: Date;
  readonly amount?: Money;
  readonly stageId: StageId;
  readonly standing: Standing;
  /** 1, and one more with every reopening. */
  readonly attempt: number;
  /** When the running attempt began, if it is not the first. */
  readonly reopenedAt?: Date;
  /** Counts moves between stages: what a person saw when they decided to move it. */
  readonly version: number;
  /** Counts every write: what a decision was based on. */
  readonly revision: number;
  /** When this visit to the stage began. */
  readonly enteredStageAt: Date;
  readonly facts: Facts;
  readonly quotes: readonly Quote[];
  readonly nextStep?: NextStep;
  readonly expectedClose?: IsoDate;
  readonly waiting?: Waiting;
  readonly lastPlan?: LastPlan;
  readonly waitingOn: 'us' | 'them';
  readonly lastContact?: LastContact;
  /** A note or a reply in the thread quiets the deal for this day. */
  readonly quietOn?: IsoDate;
  readonly helpAsked?: HelpAsked;
  readonly thread?: Place;
  readonly posted?: Posted;
  readonly handoff?: Handoff;
  /** The newest assignment to somebody by another person; whether it is still open, `openAcceptance` says. */
  readonly acceptance?: Acceptance;
  readonly history: readonly HistoryEntry[];
  /** The last small changes, while they can be undone. */
  readonly takeBacks?: readonly TakeBack[];
  readonly externalId?: string;
  /** Set on import, until the first change gives the deal its card. */
  readonly imported?: {
    readonly at: Date;
    readonly enteredUnknown: boolean;
    /** When its owner looked at it in the clean-up: until then it rests. */
    readonly cleanedAt?: Date;
  };
}

export function isOpen(deal: Deal): boolean {
  return deal.standing.kind === 'open';
}

/** How the running attempt ended; undefined while it is open, and of a deal that was taken back. */
export function outcomeOf({ standing }: Pick<Deal, 'standing'>): Outcome | undefined {
  return standing.kind === 'open' || standing.kind === 'withdrawn' ? undefined : standing;
}
