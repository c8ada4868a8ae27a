import type { Activity, Announcement } from './domain/announcement.ts';
import type { DealDraft } from './domain/create-deal.ts';
import type { IsoDate } from './domain/dates.ts';
import type { Deal } from './domain/deal.ts';
import type { Decision, Done, Refusal } from './domain/decision.ts';
import type { House } from './domain/house.ts';
import type {
  ChannelId,
  ChoiceId,
  DealId,
  DealNumber,
  StageId,
  UserId,
  WorkspaceId,
} from './domain/ids.ts';
import type { Member } from './domain/member.ts';
import type { Pipeline } from './domain/pipeline.ts';
import type { Lesson, Retro } from './domain/retro.ts';
import type { Run } from './domain/run.ts';
import type { Settings } from './domain/settings.ts';
import type { NumbersStore } from './numbers-ports.ts';
import type { OutboxStore } from './outbox-ports.ts';

/** The one clock of the process: what is due is asked of it, never of `new Date()`. */
export type Clock = () => Date;

/** Structured log lines; no secrets and no deal content above debug. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface WorkspaceStore {
  /** The workspace's rules, at most 10 s old, dropped on own writes; seeds an empty workspace with the defaults. */
  house(workspaceId: WorkspaceId): Promise<House>;
  all(): Promise<readonly WorkspaceId[]>;
  /** Changes settings on the version that was read; false: somebody else was first. */
  saveSettings(settings: Settings): Promise<boolean>;
  /** Writes the whole stage list at once on the version that was read; false: somebody else was first. */
  savePipeline(pipeline: Pipeline): Promise<boolean>;
}

export interface MemberStore {
  /** From the cache, the store, or Slack (then kept); roles resolved as settings say. */
  member(workspaceId: WorkspaceId, userId: UserId): Promise<Member>;
  /** Everybody; with an instant, away as they were then. */
  all(workspaceId: WorkspaceId, asOf?: Date): Promise<readonly Member[]>;
  /**
   * Writes the named fields alone, and what is to be said with them, in one write; with a key, once
   * per key. Naming `welcomedAt` does all of it only for somebody who was not welcomed yet.
   */
  edit(
    workspaceId: WorkspaceId,
    userId: UserId,
    fields: MemberEdit,
    say?: readonly Announcement[],
    key?: string,
  ): Promise<void>;
}

/** What is not named stays; what is named as undefined is taken away. */
export type MemberEdit = {
  readonly [Field in Exclude<keyof Member, 'workspaceId' | 'userId' | 'roles'>]?:
    | Member[Field]
    | undefined;
};

/** Everybody of a workspace, by every name they go by. */
export interface Directory {
  /** Undefined: nobody can be asked now. */
  people(workspaceId: WorkspaceId): Promise<readonly Listed[] | undefined>;
}

export interface Listed extends Pick<Member, 'userId' | 'standing'> {
  readonly names: readonly string[];
}

export type Changed =
  | { readonly ok: true; readonly deal: Deal; readonly done: Done; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

export interface DealQuery {
  readonly ownerId?: UserId;
  readonly unclaimed?: boolean;
  readonly stageId?: StageId;
  readonly standing?: 'open' | 'won' | 'lost' | 'unqualified';
  /** Due at this instant, earliest first. */
  readonly dueBy?: Date;
  readonly source?: ChoiceId;
  /** Has a quote without an answer whose last valid day is before this one. */
  readonly quoteEndedBefore?: IsoDate;
  /** Waits until a day before this one. */
  readonly waitEndedBefore?: IsoDate;
  /** Lost or not a fit, and to be looked at again on a day from the first to the last of these. */
  readonly lookAgain?: { readonly from: IsoDate; readonly to: IsoDate };
  /** Imported since then, not looked at since, not waiting; by number, beyond that one. */
  readonly cleanUp?: { readonly importedSince: Date; readonly afterNumber?: number };
  /** Given to its owner by another person, and not accepted yet. */
  readonly acceptanceOpen?: true;
  /** Won, and support has not taken the customer over yet. */
  readonly handoffOpen?: true;
  /** Closed from the first to before the second; where no closed standing is asked for, also made then. */
  readonly during?: { readonly from: Date; readonly to: Date };
  /** Normalised word prefixes of name or account; all must match. */
  readonly words?: readonly string[];
  /** Words that name or account must have whole, beside these. */
  readonly wholeWords?: readonly string[];
  readonly limit: number;
}

export interface DealStore {
  /** One number, one insert; a repeated key answers with the first deal. */
  create(draft: DealDraft): Promise<Changed & { readonly ok: true }>;
  /**
   * One read, one filtered write. A repeated key answers with the first outcome and decides nothing.
   * When another write came between, it reads again, at most 5 times; `decide` refuses a stage move
   * whose version has passed. A deal that was read already, whole and a moment ago, spares the read.
   */
  change(
    workspaceId: WorkspaceId,
    id: DealId | DealNumber,
    key: string,
    decide: (deal: Deal) => Decision,
    known?: Deal,
  ): Promise<Changed>;
  byId(workspaceId: WorkspaceId, id: DealId): Promise<Deal | undefined>;
  byNumber(workspaceId: WorkspaceId, number: DealNumber): Promise<Deal | undefined>;
  /** The deal whose card heads this thread. */
  byThread(workspaceId: WorkspaceId, channel: ChannelId, ts: string): Promise<Deal | undefined>;
  /** Open deals first, then what is due first; history is left out of the rows. */
  list(workspaceId: WorkspaceId, query: DealQuery): Promise<readonly Deal[]>;
  count(workspaceId: WorkspaceId, query: Omit<DealQuery, 'limit'>): Promise<number>;
  /** Made or changed since then, whole; what was changed last comes first. */
  changedSince(workspaceId: WorkspaceId, since: Date, limit: number): Promise<readonly Deal[]>;
  /** Everybody who owns an open deal; costs by the number of owners, not of deals. */
  owners(workspaceId: WorkspaceId): Promise<readonly UserId[]>;
  activities(workspaceId: WorkspaceId, id: DealId, limit: number): Promise<readonly Activity[]>;
  /**
   * Works out `dueAt` again for at most so many open deals whose stamp is not the current rules
   * version (settings or pipeline); answers how many it did.
   */
  refreshDue(workspaceId: WorkspaceId, limit: number): Promise<number>;
}

export interface RunStore {
  /** Inserting is the claim; false: this slot is taken. */
  start(run: Run, say: readonly Announcement[]): Promise<boolean>;
  get(workspaceId: WorkspaceId, id: string): Promise<Run | undefined>;
  /** Runs of a job with from <= at, newest first. */
  since(workspaceId: WorkspaceId, job: string, from: Date): Promise<readonly Run[]>;
  /** Mornings with from <= at that name this deal in any of their rows. */
  morningsNaming(workspaceId: WorkspaceId, dealId: DealId, from: Date): Promise<readonly Run[]>;
  /** Changes a run's content on a key; pending edits of its message collapse into one. */
  change(
    workspaceId: WorkspaceId,
    id: string,
    key: string,
    edit: (run: Run) => { readonly run: Run; readonly say: readonly Announcement[] } | undefined,
  ): Promise<Run | undefined>;
}

export interface RetroStore {
  get(workspaceId: WorkspaceId, id: string): Promise<Retro | undefined>;
  change(
    workspaceId: WorkspaceId,
    id: string,
    key: string,
    edit: (
      retro: Retro,
    ) => { readonly retro: Retro; readonly say: readonly Announcement[] } | undefined,
  ): Promise<Retro | undefined>;
  openOnes(workspaceId: WorkspaceId): Promise<readonly Retro[]>;
  /** All attempts of a deal that were looked back upon, first to last. */
  ofDeal(workspaceId: WorkspaceId, dealId: DealId): Promise<readonly Retro[]>;
  /** Retros with an action of this person that is not done. */
  withActionsOf(workspaceId: WorkspaceId, ownerId: UserId): Promise<readonly Retro[]>;
  /** Newest first. */
  closedSince(workspaceId: WorkspaceId, from: Date): Promise<readonly Retro[]>;
  lessons(
    workspaceId: WorkspaceId,
    stageId: StageId | undefined,
    limit: number,
  ): Promise<readonly { readonly retro: Retro; readonly lesson: Lesson }[]>;
}

export interface Stores {
  readonly workspaces: WorkspaceStore;
  readonly members: MemberStore;
  readonly deals: DealStore;
  readonly numbers: NumbersStore;
  readonly runs: RunStore;
  readonly retros: RetroStore;
  readonly outbox: OutboxStore;
}

/** Wakes the relay of this process after a commit; other processes find the entry by polling. */
export type Nudge = () => void;

export type { House };

/** Counters for whoever watches: `milepost_<name>_total` with these labels. */
export interface Meter {
  count(name: string, labels?: Readonly<Record<string, string>>): void;
}
