import type { Activity, Announcement } from './announcement.ts';
import type { ComesNext } from './comes-next.ts';
import type { IsoDate, Zone } from './dates.ts';
import type { Deal, Outcome, Standing } from './deal.ts';
import type { ContactKind } from './facts.ts';
import type { HistoryEntry } from './history.ts';
import type { CriterionId, DealNumber, EntryId, StageId, UserId } from './ids.ts';
import type { Money } from './money.ts';
import type { Criterion } from './pipeline.ts';

/** Who acts, when, and the id that names everything this act makes. */
export interface Act {
  readonly by: UserId;
  readonly at: Date;
  /** The act's date in the workspace's calendar, which is that of its zone. */
  readonly on: IsoDate;
  readonly zone: Zone;
  /** Unique per intent, derived from the delivery, so that a repeated delivery makes the same ids. */
  readonly key: string;
}

/** Every expected "no". Anything else that goes wrong is a bug or an outage, and is thrown. */
export type Refusal =
  | { readonly kind: 'no-such-deal'; readonly asked: string }
  | {
      readonly kind: 'several-deals';
      readonly asked: string;
      readonly numbers: readonly DealNumber[];
    }
  | { readonly kind: 'no-such-stage'; readonly asked: string; readonly known: readonly string[] }
  | { readonly kind: 'stage-closed-to-entry'; readonly stage: string }
  | {
      readonly kind: 'deal-closed';
      readonly number: DealNumber;
      readonly standing: Exclude<Standing['kind'], 'open'>;
    }
  | { readonly kind: 'deal-open'; readonly number: DealNumber }
  | { readonly kind: 'already-there'; readonly number: DealNumber; readonly stage: string }
  | { readonly kind: 'last-stage'; readonly number: DealNumber; readonly stage: string }
  | {
      readonly kind: 'moved-meanwhile';
      readonly number: DealNumber;
      readonly by: HistoryEntry['by'];
      readonly at: Date;
      readonly from?: string;
      readonly to: string;
    }
  /** What was given to somebody is not theirs any more. */
  | {
      readonly kind: 'given-meanwhile';
      readonly number: DealNumber;
      readonly to?: UserId;
      readonly by: HistoryEntry['by'];
      readonly at: Date;
    }
  | { readonly kind: 'unmet'; readonly number: DealNumber; readonly criteria: readonly Criterion[] }
  | {
      readonly kind: 'reason-needed';
      readonly what: 'skip' | 'back' | 'move-anyway' | 'reopen' | 'correct';
    }
  | {
      readonly kind: 'not-reopen-target';
      readonly stage: string;
      readonly targets: readonly string[];
    }
  | {
      readonly kind: 'not-allowed';
      readonly what: string;
      readonly who: 'owner' | 'new-owner' | 'maker' | 'manager' | 'admin';
    }
  /** Nobody owns it, and this is for whoever does. */
  | { readonly kind: 'unclaimed'; readonly number: DealNumber; readonly what: string }
  | { readonly kind: 'outsider'; readonly why: 'guest' | 'other-workspace' | 'bot' }
  | { readonly kind: 'bad-input'; readonly field: string; readonly say: string }
  /** `moved`: it was a move or a close, which can be set right by another. */
  | { readonly kind: 'too-late-to-undo'; readonly minutes: number; readonly moved: boolean }
  /** What was asked to be undone stands beneath something newer. */
  | { readonly kind: 'done-after'; readonly number: DealNumber; readonly newer: Doing }
  | { readonly kind: 'nothing-to-undo' };

/** A change that was made, as it is named where it is undone or keeps another from being undone. */
export interface Doing {
  readonly id: EntryId;
  readonly by: HistoryEntry['by'];
  readonly at: Date;
  readonly what: Done['kind'];
  /** The step that a move or a close led to. */
  readonly to?: string;
}

/** What was done, as facts: enough to say the same confirmation again to a repeated delivery. */
export type Done = {
  readonly number: DealNumber;
  readonly name: string;
  readonly at: Date;
  /** Names a small change for as long as it can be taken back. */
  readonly undoId?: EntryId;
} & (
  | {
      readonly kind: 'created';
      readonly stage: string;
      readonly amount?: Money;
      readonly ownerId?: UserId;
    }
  | {
      readonly kind: 'moved';
      readonly entryId: EntryId;
      readonly how: 'advance' | 'skip' | 'back' | 'stage-archived';
      readonly from: string;
      readonly to: string;
      readonly unmet: readonly CriterionId[];
    }
  | {
      readonly kind: 'closed';
      readonly entryId: EntryId;
      readonly outcome: Outcome;
      readonly amount?: Money;
    }
  | {
      readonly kind: 'reopened';
      readonly entryId: EntryId;
      readonly to: string;
      readonly stageId: StageId;
      readonly attempt: number;
    }
  | { readonly kind: 'noted'; readonly noShow?: true }
  /**
   * `on`: the contact was on an earlier day; `with`: who was there, by name; `mayHaveSeen`: who can sign,
   * when it is asked whether they saw the demo; `closed`: how the deal had ended, so that nothing is
   * planned after it.
   */
  | {
      readonly kind: 'contacted';
      readonly contact: ContactKind;
      readonly on?: IsoDate;
      readonly with?: readonly string[];
      readonly mayHaveSeen?: readonly { readonly id: string; readonly name: string }[];
      /** What is planned for a later day, so that nobody is asked for it. */
      readonly next?: ComesNext;
      readonly closed?: Outcome['kind'];
    }
  | { readonly kind: 'step-done'; readonly text: string }
  | { readonly kind: 'planned'; readonly text: string; readonly on: IsoDate }
  /** `lead`: nobody owns it, so nobody hears of it that morning. */
  | { readonly kind: 'waiting'; readonly until: IsoDate; readonly lead?: true }
  | { readonly kind: 'edited'; readonly what: readonly string[]; readonly amount?: Money }
  | { readonly kind: 'assigned'; readonly to?: UserId; readonly from?: UserId }
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'quoted';
      readonly what: 'sent' | 'accepted' | 'declined' | 'followed-up';
      readonly n: number;
      readonly next?: ComesNext;
    }
  | { readonly kind: 'corrected'; readonly entryId: EntryId; readonly outcome: Outcome }
  | { readonly kind: 'undone'; readonly what: string }
);

/** The deal as it will be, what history gains, what is to be said, and the confirmation. */
export interface Change {
  readonly deal: Deal;
  readonly entries: readonly HistoryEntry[];
  readonly say: readonly Announcement[];
  readonly activities: readonly Activity[];
  readonly done: Done;
}

export type Decision =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly refusal: Refusal };

export function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

export function decided(change: Pick<Change, 'deal' | 'done'> & Partial<Change>): {
  readonly ok: true;
  readonly change: Change;
} {
  return { ok: true, change: { entries: [], say: [], activities: [], ...change } };
}

/** The decision, whose announcements know who made the change. */
export function signed(decision: Decision, by: UserId): Decision {
  if (!decision.ok) return decision;
  const { change } = decision;
  return { ok: true, change: { ...change, say: change.say.map((entry) => ({ ...entry, by })) } };
}
