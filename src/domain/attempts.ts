import { attemptsOfDeal } from './attempts-of-deal.ts';
import type { Outcome } from './deal.ts';
import type { ChoiceId, DealId, DealNumber, StageId, UserId } from './ids.ts';
import type { Money } from './money.ts';
import type { StagePoint, Transition } from './transition.ts';

/** How a visit to a stage ended. `archived` is nobody's doing: the stage was closed. */
export type Exit = 'on' | 'back' | 'won' | 'lost' | 'unqualified' | 'archived';

/** One stay in one open stage. */
export interface Visit {
  readonly stage: StagePoint;
  readonly enteredAt: Date;
  /** Imported without saying since when: its length is unknown. */
  readonly enteredUnknown: boolean;
  /** Seen only from here on: later than `enteredAt` for a visit that was under way at its import. */
  readonly seenFrom: Date;
  /** It was over before Milepost learned of it: an import told of it from start to end. */
  readonly toldWhole: boolean;
  readonly leftAt?: Date;
  readonly exit?: Exit;
}

export interface AttemptEnd {
  readonly kind: Outcome['kind'];
  /** When it was closed, which an import may tell of long after. */
  readonly at: Date;
  readonly outcome?: Outcome;
  /** The open stage it was closed in; absent when an import did not say. */
  readonly from?: StagePoint;
  /** Steps that the win passed over. */
  readonly over?: readonly StageId[];
  /** A manager set the outcome right later. */
  readonly corrected: boolean;
}

/** One try at a deal, from its creation, import or reopening until its close. What rates count. */
export interface Attempt {
  readonly dealId: DealId;
  readonly number: DealNumber;
  readonly attempt: number;
  readonly start: 'created' | 'imported' | 'reopened';
  /** Absent: an import did not say. */
  readonly startedAt?: Date;
  /** When Milepost learned of it; the same for all that one import told of. */
  readonly learnedAt: Date;
  readonly visits: readonly Visit[];
  /** Steps that a jump passed over, and when. */
  readonly skipped: readonly { readonly stageId: StageId; readonly at: Date }[];
  /** At its close, else now. */
  readonly ownerId?: UserId;
  readonly source?: ChoiceId;
  /** The latest amount this attempt had. */
  readonly amount?: Money;
  readonly end?: AttemptEnd;
}

/** Attempts out of transitions in any order; pass those before a cut-off to see them as of it. */
export function attemptsOf(transitions: Iterable<Transition>): readonly Attempt[] {
  const byDeal = new Map<DealId, Transition[]>();
  for (const one of transitions) {
    const known = byDeal.get(one.dealId);
    if (known === undefined) byDeal.set(one.dealId, [one]);
    else known.push(one);
  }
  const attempts: Attempt[] = [];
  for (const deal of byDeal.values()) {
    deal.sort((a, b) => a.seq - b.seq);
    attempts.push(...attemptsOfDeal(deal));
  }
  return attempts.sort((a, b) => a.number - b.number || a.attempt - b.attempt);
}
